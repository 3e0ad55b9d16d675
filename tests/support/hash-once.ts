import type { Context } from "#context.ts";

const made = new WeakMap<Context["passwords"], Map<string, Promise<string>>>();

/** The hash of a password, made once for each server: each has its own pepper. */
export function hashOnce({ passwords }: Pick<Context, "passwords">, password: string): Promise<string> {
  const ofHouse = made.get(passwords) ?? new Map<string, Promise<string>>();
  made.set(passwords, ofHouse);
  const hash = ofHouse.get(password) ?? passwords.hash(password);
  ofHouse.set(password, hash);
  return hash;
}
