import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { ParsedMail } from "mailparser";
import { readConfig } from "#config/env.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { openSink, type Sink } from "../mail/smtp-sink.ts";
import { openSmsc, type Smsc } from "../sms/smsc.ts";
import { freePort, type RunningParvis, startParvis } from "../support/running-parvis.ts";
import { captchaIn, choosePicture, placeOf } from "../support/solve-captcha.ts";
import { bringEstablishmentsOnFile, type Establishment, passwordByPost } from "./establishments.ts";
import { bringMembersOnFile, type Member, secretByPost } from "./members.ts";
import { pay } from "./payments.ts";
import { type Addressee, bringOnFile, command } from "./post.ts";

/** A person who has just received both letters, with a future address and password. */
export type Person = Addressee & { email: string; password: string };

/** A real Parvis with its own database, real SMTP and SMPP servers, and people on file. */
export type GuideHouse = {
  url: string;
  /** A person no other test has used. */
  nextPerson(): Person;
  /** A member of the mutual no other test has used. */
  nextMember(): Member;
  /** An establishment no other test has used. */
  nextEstablishment(): Establishment;
  /** The `count`-th mail sent to an address, once it has arrived. */
  mailTo(address: string, count?: number): Promise<ParsedMail>;
  /** The first mail to an address whose subject has these words, once it has arrived. */
  mailAbout(address: string, subject: RegExp): Promise<ParsedMail>;
  /** The text of the first SMS with a code to a number in E.164, once it has arrived. */
  smsTo(phone: string): Promise<string>;
  /** The provisional password in that member's letter. */
  secretByPost(member: Member): Promise<string>;
  /** The one that the desk sends to an establishment. */
  passwordByPost(establishment: Establishment): Promise<string>;
  /** Pays a holder of that space, by a file. */
  pay(space: string, number: string): Promise<void>;
  /** Runs a command beside the server, to its end: what it printed. */
  command(...words: string[]): Promise<string>;
  /** The place of the right picture of the anti-robot on that page, 1 to 6. */
  rightPlace(page: Page): Promise<number>;
  /** Clicks on the right picture of the anti-robot on that page. */
  solveCaptcha(page: Page): Promise<void>;
  /** Everything that Parvis has printed and logged so far. */
  printed(): string;
  close(): Promise<void>;
};

const patience = 15_000;

export async function openGuideHouse(): Promise<GuideHouse> {
  const folder = await mkdtemp(join(tmpdir(), "parvis-guide-"));
  const sink = await openSink();
  const smsc = await openSmsc();
  const environment = {
    PARVIS_DATA: folder,
    PARVIS_DEMO: "0",
    PORT: String(await freePort()),
    SMTP_URL: sink.url.href,
    SMS_URL: smsc.url.href,
  };
  let parvis: RunningParvis | undefined;
  const close = async () => {
    await parvis?.stop();
    await sink.close();
    await smsc.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    parvis = await startParvis(environment);
    const { printed } = parvis;
    const people = await bringOnFile(environment);
    const members = await bringMembersOnFile(environment);
    const establishments = await bringEstablishmentsOnFile(environment);
    const keys = keysFrom(readConfig(environment).house.secret);
    return {
      url: parvis.url,
      close,
      ...meetings(people, members),
      nextEstablishment: () => {
        const establishment = establishments.shift();
        if (!establishment) throw new Error("no establishment is left: write more in establishments.ts");
        return establishment;
      },
      ...postbox(sink, smsc, parvis),
      secretByPost: (member) => secretByPost(environment, member),
      passwordByPost: (establishment) => passwordByPost(environment, establishment),
      pay: (space, number) => pay(environment, space, number),
      command: (...words) => command(words, environment),
      rightPlace: async (page) => placeOf(keys, captchaIn(await page.content())),
      solveCaptcha: (page) => choosePicture(keys, page),
      printed: () => printed() + readFileSync(join(folder, "parvis.log"), "utf8"),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const meetings = (people: Addressee[], members: Member[]): Pick<GuideHouse, "nextPerson" | "nextMember"> => ({
  nextPerson() {
    const addressee = people.shift();
    if (!addressee) throw new Error("nobody is left on file: write more people in post.ts");
    const email = `maelys.${addressee.lastName.toLowerCase()}@boite.example`;
    return { ...addressee, email, password: "Grenadine orange 58" };
  },
  nextMember() {
    const member = members.shift();
    if (!member) throw new Error("no member is left on file: write more in members.ts");
    return member;
  },
});

const postbox = (
  sink: Sink,
  smsc: Smsc,
  parvis: RunningParvis,
): Pick<GuideHouse, "mailTo" | "mailAbout" | "smsTo"> => ({
  async mailTo(address, count = 1) {
    const theirs = () => sink.received.filter(({ recipients }) => recipients.includes(address));
    const mail = await arriving(() => theirs()[count - 1]);
    if (!mail) throw new Error(`no mail number ${count} came to ${address}:\n${parvis.printed()}`);
    return mail.parsed;
  },
  async mailAbout(address, subject) {
    const mail = await arriving(() =>
      sink.received.find(
        ({ recipients, parsed }) => recipients.includes(address) && subject.test(parsed.subject ?? ""),
      ),
    );
    if (!mail) throw new Error(`no mail about ${subject} came to ${address}:\n${parvis.printed()}`);
    return mail.parsed;
  },
  async smsTo(phone) {
    const theirs = () => smsc.received.filter((one) => `+${one.destination_addr}` === phone);
    const texts = () => theirs().map(({ short_message }) => short_message.message);
    const code = await arriving(() => texts().find((text) => /^\d{6}$/m.test(text)));
    if (!code) throw new Error(`no code came by SMS to ${phone}:\n${parvis.printed()}`);
    return code;
  },
});

async function arriving<T>(look: () => T | undefined): Promise<T | undefined> {
  for (const start = performance.now(); performance.now() - start < patience; await wait(50)) {
    const arrived = look();
    if (arrived) return arrived;
  }
  return undefined;
}

/** The code of a mail or an SMS: six digits alone on a line. */
export function codeIn(text: string | undefined): string {
  const line = /^\d{6}$/m.exec(text ?? "");
  if (!line) throw new Error(`no code alone on a line in:\n${text}`);
  return line[0];
}

/** The link of a mail, alone on a line of the text. */
export function linkIn(mail: ParsedMail): string {
  const line = /^https?:\/\/\S+$/m.exec(mail.text ?? "");
  if (!line) throw new Error(`no link alone on a line in:\n${mail.text}`);
  return line[0];
}
