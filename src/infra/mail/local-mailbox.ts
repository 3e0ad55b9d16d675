import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Carrier } from "#infra/sms/carrier.ts";
import { done } from "#kernel/result.ts";
import type { Message, Postman } from "./postman.ts";
import { mimeOf } from "./smtp.ts";

const keptMessage = z.object({
  recipient: z.string(),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  /** `null`: an SMS. */
  html: z.string().nullable(),
  at: z.iso.datetime(),
});

/** The id is also the name of its files, in the order of arrival. */
export type KeptMessage = z.infer<typeof keptMessage> & { id: string };

/** Used when no server is configured: files in a folder, to read in a browser. */
export type LocalMailbox = Postman & {
  list(): Promise<KeptMessage[]>;
  read(id: string): Promise<KeptMessage | null>;
  /** As a mail server would get it; `null` for an SMS. */
  readRaw(id: string): Promise<Buffer | null>;
  carrier: Carrier;
};

const kept = 500;
const idShape = /^\d{13,16}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Holds live links: only this system user can read the folder. */
export function localMailbox(folder: string): LocalMailbox {
  const build = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const inFolder = (name: string) => join(folder, name);
  const names = async (ending: string) => {
    const found = await readdir(folder).catch(() => []);
    return found
      .filter((name) => name.endsWith(ending) && idShape.test(name.slice(0, -ending.length)))
      .sort();
  };
  const read = async (id: string) => {
    if (!idShape.test(id)) return null;
    const json = await readFile(inFolder(`${id}.json`), "utf8").catch(() => null);
    return json === null ? null : { id, ...keptMessage.parse(JSON.parse(json)) };
  };
  const keep = async (name: string, content: string | Uint8Array) => {
    await writeFile(inFolder(`${name}.part`), content, { mode: 0o600 });
    await rename(inFolder(`${name}.part`), inFolder(name));
  };
  const begin = async (rowId: string) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const at = new Date();
    return { id: `${at.getTime()}-${rowId}`, at };
  };
  const forgetOldest = async () => {
    for (const ending of [".json", ".eml"])
      for (const name of (await names(ending)).slice(0, -kept)) await rm(inFolder(name), { force: true });
  };
  return {
    async deliver(message) {
      const { id, at } = await begin(idOf(message));
      const { message: raw } = await build.sendMail({ ...mimeOf(message), date: at });
      const { recipient, subject, text, html } = message;
      const summary = { recipient, from: message.from.address, subject, text, html, at: at.toISOString() };
      await keep(`${id}.eml`, raw as Buffer);
      await keep(`${id}.json`, JSON.stringify(summary));
      await forgetOldest();
      return done(null);
    },
    async list() {
      const all = await Promise.all((await names(".json")).reverse().map((name) => read(name.slice(0, -5))));
      return all.filter((message) => message !== null);
    },
    read,
    readRaw: async (id) => (idShape.test(id) ? readFile(inFolder(`${id}.eml`)).catch(() => null) : null),
    close: () => undefined,
    carrier: {
      async deliver({ id: rowId, recipient, sender, text }) {
        const { id, at } = await begin(rowId);
        const summary = { recipient, from: sender, subject: "SMS", text, html: null, at: at.toISOString() };
        await keep(`${id}.json`, JSON.stringify(summary));
        await forgetOldest();
        return done(null);
      },
      close: () => undefined,
    },
  };
}

/** The id of the row is the left side of the Message-ID. */
const idOf = (message: Message) => message.messageId.slice(1, message.messageId.indexOf("@"));
