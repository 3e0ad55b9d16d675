import type { Passwords } from "#infra/hashing/port.ts";

/** Remembers the clear text of each hash: the demonstration shows secrets that are otherwise only on letters. */
export function overhear(passwords: Passwords) {
  const heard = new Map<string, string>();
  const overheard: Passwords = {
    ...passwords,
    async hash(password) {
      const hash = await passwords.hash(password);
      heard.set(hash, password);
      return hash;
    },
  };
  return { passwords: overheard, passwordOf: (hash: string) => heard.get(hash) };
}
