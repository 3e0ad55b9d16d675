import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fastify } from "fastify";
import { simpleParser } from "mailparser";
import { afterEach, beforeEach, expect, test } from "vitest";
import { mailboxRoutes } from "#dev/mailbox.routes.tsx";
import { type LocalMailbox, localMailbox } from "#infra/mail/local-mailbox.ts";

let folder: string;
let mailbox: LocalMailbox;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "parvis-mailbox-")), "mailbox");
  mailbox = localMailbox(folder);
});
afterEach(() => rm(join(folder, ".."), { recursive: true }));

const link = "https://parvis.example/npfr/lien/abc";
const deliver = (subject = "Activez votre espace personnel") =>
  mailbox.deliver(
    {
      from: { name: "NPFR", address: "ne-pas-repondre@npfr.example" },
      replyTo: "gestion@npfr.example",
      recipient: "jeanne@exemple.example",
      subject,
      text: `Bonjour,\n\n${link}\n`,
      html: `<!doctype html><p>Bonjour <a href="${link}">ici</a></p>`,
      messageId: `<${crypto.randomUUID()}@parvis.example>`,
      returnPath: null,
    },
    new AbortController().signal,
  );

async function get(path: string) {
  const app = fastify();
  mailboxRoutes(app, mailbox);
  const answer = await app.inject(`/_dev/boite-mail${path}`);
  await app.close();
  return answer;
}

test("stores each mail as a mail server would receive it, readable by this system user only", async () => {
  await deliver();
  const [message] = await mailbox.list();
  const raw = await mailbox.readRaw(message?.id ?? "");
  const parsed = await simpleParser(raw ?? "");
  expect(parsed.subject).toBe("Activez votre espace personnel");
  expect(parsed.text?.split("\n")).toContain(link);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
});

test("keeps the newest 500", async () => {
  for (let i = 0; i < 503; i += 1) await deliver(`Mail ${i}`);
  const messages = await mailbox.list();
  expect(messages).toHaveLength(500);
  expect(messages.some(({ subject }) => subject === "Mail 0")).toBe(false);
  expect(messages.some(({ subject }) => subject === "Mail 502")).toBe(true);
  expect(await readdir(folder)).toHaveLength(1000);
});

test("an empty mailbox says so", async () => {
  expect((await get("")).body).toContain("Aucun mail ni SMS pour le moment.");
});

test("lists mails and shows one, with a link to follow", async () => {
  await deliver();
  const [message] = await mailbox.list();
  const list = await get("");
  expect(list.body).toContain("jeanne@exemple.example");
  expect(list.body).toContain(`href="/_dev/boite-mail/${message?.id}"`);
  const shown = await get(`/${message?.id}`);
  expect(shown.body).toContain(`<a href="${link}">${link}</a>`);
  const html = await get(`/${message?.id}/html`);
  expect(html.headers["content-security-policy"]).toContain("sandbox");
  expect(html.headers["content-security-policy"]).toContain("default-src 'none'");
  expect((await get(`/${message?.id}/brut`)).headers["content-type"]).toContain("text/plain");
});

test("stores SMS beside the mails, with the line breaks of a phone", async () => {
  await deliver();
  const sms = {
    id: crypto.randomUUID(),
    recipient: "+33639981242",
    sender: "MUTUELLE",
    text: "Votre code est\n012345\nNe le donnez à personne.",
  };
  expect(await mailbox.carrier.deliver(sms, new AbortController().signal)).toEqual({ ok: true, value: null });
  const list = await get("");
  expect(list.body).toContain("jeanne@exemple.example");
  expect(list.body).toContain("+33639981242");
  const kept = (await mailbox.list()).find(({ recipient }) => recipient === "+33639981242");
  expect(kept).toMatchObject({ from: "MUTUELLE", text: sms.text, html: null });
  const shown = await get(`/${kept?.id}`);
  expect(shown.body).toContain("<p>012345</p>");
  for (const ending of ["/html", "/brut"]) expect((await get(`/${kept?.id}${ending}`)).statusCode).toBe(404);
});

test.each(["/..%2f..%2fetc%2fpasswd", "/1", "/%00", "/../secret"])("finds nothing at %s", async (path) => {
  for (const ending of ["", "/html", "/brut"]) expect((await get(path + ending)).statusCode).toBe(404);
});
