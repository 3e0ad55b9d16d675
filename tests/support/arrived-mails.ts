import { readdir } from "node:fs/promises";
import { type KeptMessage, localMailbox } from "#infra/mail/local-mailbox.ts";
import { seconds } from "#kernel/duration.ts";

const patience = seconds(30);
const glance = 20;

/**
 * The mails and SMS in a mailbox for an address, oldest first, once there are `count` of them; throws if
 * they do not arrive. Messages read before are not read again: attack tests receive hundreds.
 */
export function arrivedMails(folder: string) {
  const mailbox = localMailbox(folder);
  const known = new Map<string, KeptMessage>();
  const look = async () => {
    const names = await readdir(folder).catch(() => []);
    const ids = names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
    for (const id of ids) {
      const mail = known.get(id) ?? (await mailbox.read(id));
      if (mail) known.set(id, mail);
    }
  };
  return async (address: string, count = 1): Promise<KeptMessage[]> => {
    for (const until = performance.now() + patience; ; ) {
      await look();
      const mails = [...known.values()].filter(({ recipient }) => recipient === address);
      if (mails.length >= count) return mails.sort((one, other) => (one.id < other.id ? -1 : 1));
      if (performance.now() > until)
        throw new Error(`${mails.length} of ${count} mails came to ${address} in time`);
      await new Promise((again) => setTimeout(again, glance));
    }
  };
}
