import { describe, expect, test } from "vitest";
import type { MailProps } from "#infra/mail/mail-kinds.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { composeMails } from "#journeys/mails/compose.tsx";
import { composers } from "#journeys/mails/composers.ts";
import { oneLine } from "#journeys/mails/one-line.ts";
import { codeDigits } from "#journeys/proofs/code/code-digits.ts";
import { type CodeId, type LinkId, newId } from "#kernel/ids.ts";
import { findSpace, spaces } from "#spaces/index.ts";
import type { Space } from "#spaces/space.ts";
import { looseSpaces } from "../support/typography.ts";
import { watched } from "../support/watched.ts";

const keys = keysFrom("the secret of the wording tests, long enough");
const compose = composeMails({
  findSpace,
  keys,
  publicUrl: new URL("https://parvis.example"),
});
const hostile = "Jeanne\r\nBcc: x@evil.example <script>alert(1)</script>";
const props: MailProps = {
  activation: { linkId: newId<LinkId>(), renews: true },
  "address-taken": {},
  "account-activated": { firstName: "Jeanne" },
  recovery: { linkId: newId<LinkId>() },
  reset: { linkId: newId<LinkId>(), codeId: newId<CodeId>(), firstName: "Jeanne" },
  "no-reset": { firstName: "Jeanne", because: "no_account" },
  "password-changed": { firstName: "Jeanne" },
  "activation-code": { codeId: newId<CodeId>(), firstName: "Jeanne" },
  "account-opened": { firstName: "Jeanne" },
  "letter-asked": { firstName: "Jeanne", brings: "new_password", byStaff: true },
  "renewal-due": { firstName: "Jeanne" },
  "factor-added": { firstName: "Jeanne", factor: "totp" },
  "factor-removed": { firstName: "Jeanne", factor: "passkey" },
  "recovery-codes-made": { firstName: "Jeanne" },
  "recovery-code-used": { firstName: "Jeanne", left: 3 },
  "provider-linked": { firstName: "Jeanne", provider: "Pro Santé Connect", person: "Paul Roux" },
  "provider-unlinked": { firstName: "Jeanne", provider: "Pro Santé Connect" },
  "already-active": { firstName: "Jeanne" },
  "iban-missing": { firstName: "Jeanne" },
  "account-renewed": { firstName: "Jeanne" },
  "staff-account-opened": { how: "renewed", organisation: "CLINIQUE DES LILAS" },
  "staff-iban-alarm": { until: "2026-11-21T17:00:00.000Z" },
  "staff-iban-warning": { failures: 50, most: 200 },
  "staff-spray-alarm": { until: "2026-11-21T17:00:00.000Z" },
  "staff-crowd-warning": { of: "codes", spent: 50, most: 200 },
  "staff-crowd-alarm": { of: "network", until: "2026-11-21T17:00:00.000Z" },
};
const kinds = Object.keys(composers) as (keyof MailProps)[];
const isSent = ({ policy }: Space, kind: keyof MailProps) =>
  kind !== "activation-code" || policy.codes !== null;
const everyMail = spaces.flatMap((space) =>
  kinds.filter((kind) => isSent(space, kind)).map((kind) => ({ space, kind })),
);

describe.each(everyMail)("the mail $kind of $space.id", ({ space, kind }) => {
  test("has at most one link, alone on its line, in the text and in the HTML", async () => {
    const { text, html } = await compose(space.id, kind, props[kind]);
    const links = text.split("\n").filter((line) => line.includes("://"));
    const expected = "linkId" in props[kind] ? 1 : 0;
    expect(links).toHaveLength(expected);
    for (const link of links) {
      expect(link).toMatch(/^https:\/\/parvis\.example\/[a-z]+\/lien\/[\w-]{64}[A-Za-z\d]$/);
      expect(link).toContain(`/${space.id}/`);
      expect(html).toContain(`href="${link}"`);
    }
    expect(html.match(/href=/g) ?? []).toHaveLength(expected * 2);
  });

  test("has a code alone on its line when it is one that brings it, and none otherwise", async () => {
    const { text, html, subject } = await compose(space.id, kind, props[kind]);
    const codes = text.split("\n").filter((line) => /\d{6}/.test(line) && !line.includes("://"));
    const told = props[kind];
    const code = "codeId" in told && codeDigits(keys, space.id, told.codeId);
    expect(codes).toEqual(code ? [code] : []);
    if (code) expect(html).toContain(`>${code}<`);
    expect(subject).not.toMatch(/\d/);
  });

  test("loads nothing from anywhere and runs nothing", async () => {
    const { html } = await compose(space.id, kind, props[kind]);
    expect(html).not.toMatch(/<img|<script|<link|<iframe|src=|url\(/i);
    expect(html).toContain('lang="fr"');
    expect(html).toContain("prefers-color-scheme:dark");
  });

  test("says who writes, how to reach them, and the same things in both forms", async () => {
    const { text, html, subject, from, replyTo } = await compose(space.id, kind, props[kind]);
    expect(subject).toMatch(/^[\p{L}\p{N} ’]{10,60}$/u);
    expect(from.address).toBe(space.policy.mail.from);
    expect(replyTo).toBe(space.policy.mail.replyTo);
    const plain = html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    for (const line of text.split("\n").filter((line) => line && !line.endsWith("\u00a0:")))
      expect(plain).toContain(line.replace(/\s+/g, " "));
    expect(text).toContain(space.wording.contact.email);
  });

  test("has no-break spaces where French has them", async () => {
    const { text, html, subject } = await compose(space.id, kind, props[kind]);
    expect([subject, text, html].flatMap(looseSpaces)).toEqual([]);
  });

  test("takes no header and no markup from a name on file", async () => {
    const { text, html, subject } = await compose(space.id, kind, { ...props[kind], firstName: hostile });
    expect(text).not.toMatch(/^Bcc:/m);
    expect(html).not.toContain("<script>");
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

test.each(everyMail)(
  "the mail $kind of $space.id is told nothing that it does not say",
  async ({ space, kind }) => {
    const { read, props: told } = watched(props[kind]);
    await compose(space.id, kind, told);
    expect([...read].sort()).toEqual(Object.keys(props[kind]).sort());
  },
);

test("a mail to an address not yet proven names nobody", async () => {
  for (const kind of ["activation", "address-taken", "recovery"])
    expect((await compose(spaces[0]?.id as never, kind, props[kind as "recovery"])).text).toMatch(
      /^Bonjour,$/m,
    );
});

test("a line of a mail is typeset", () => {
  expect(oneLine("Si « rien » ne va : appelez le 01 99 00 12 34 !")).toBe(
    "Si «\u00a0rien\u00a0» ne va\u00a0: appelez le 01\u00a099\u00a000\u00a012\u00a034\u00a0!",
  );
});

test("an unknown kind or space is not drawn", async () => {
  await expect(compose("elsewhere" as never, "recovery", {})).rejects.toThrow("no space");
  await expect(compose(spaces[0]?.id as never, "toString", {})).rejects.toThrow("no mail of kind");
});
