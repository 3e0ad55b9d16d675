import type { Passwords } from "#infra/hashing/port.ts";

/**
 * Passwords as they are, but each one hashed is remembered: the secrets of letters are readable nowhere else
 * than on paper, and the demonstration must tell them.
 */
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
