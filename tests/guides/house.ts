import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { ParsedMail } from "mailparser";
import { openSink, type Sink } from "../mail/smtp-sink.ts";
import { freePort, type RunningParvis, startParvis } from "../support/running-parvis.ts";
import { type Addressee, bringOnFile } from "./post.ts";

/** Somebody who has just received both letters, with the address and the password they will choose. */
export type Person = Addressee & { email: string; password: string };

/** A real Parvis with its own database, a real SMTP server beside it, and people whose letters are printed. */
export type GuideHouse = {
  url: string;
  /** Somebody no other test has met. */
  nextPerson(): Person;
  /** The `count`-th mail sent to an address, once it has arrived. */
  mailTo(address: string, count?: number): Promise<ParsedMail>;
  close(): Promise<void>;
};

const patience = 15_000;

export async function openGuideHouse(): Promise<GuideHouse> {
  const folder = await mkdtemp(join(tmpdir(), "parvis-guide-"));
  const sink = await openSink();
  const environment = {
    PARVIS_DATA: folder,
    PARVIS_DEMO: "0",
    PORT: String(await freePort()),
    SMTP_URL: sink.url.href,
  };
  let parvis: RunningParvis | undefined;
  const close = async () => {
    await parvis?.stop();
    await sink.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    parvis = await startParvis(environment);
    const people = await bringOnFile(environment);
    return { url: parvis.url, close, ...meetings(people), ...postbox(sink, parvis) };
  } catch (error) {
    await close();
    throw error;
  }
}

const meetings = (people: Addressee[]): Pick<GuideHouse, "nextPerson"> => ({
  nextPerson() {
    const addressee = people.shift();
    if (!addressee) throw new Error("nobody is left on file: write more people in post.ts");
    const email = `maelys.${addressee.lastName.toLowerCase()}@boite.example`;
    return { ...addressee, email, password: "Grenadine orange 58" };
  },
});

const postbox = (sink: Sink, parvis: RunningParvis): Pick<GuideHouse, "mailTo"> => ({
  async mailTo(address, count = 1) {
    for (const start = performance.now(); performance.now() - start < patience; await wait(50)) {
      const theirs = sink.received.filter(({ recipients }) => recipients.includes(address));
      const mail = theirs[count - 1];
      if (mail) return mail.parsed;
    }
    throw new Error(`no mail number ${count} came to ${address}:\n${parvis.printed()}`);
  },
});

/** The link of a mail: it stands alone on a line of the text. */
export function linkIn(mail: ParsedMail): string {
  const line = /^https?:\/\/\S+$/m.exec(mail.text ?? "");
  if (!line) throw new Error(`no link alone on a line in:\n${mail.text}`);
  return line[0];
}
