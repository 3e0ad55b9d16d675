import { describe, expect, test } from "vitest";
import { composeMails } from "#infra/mail/drawing/compose-mails.tsx";
import { oneLine } from "#infra/mail/drawing/one-line.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { codeDigits } from "#journeys/proofs/code/code-digits.ts";
import { type CodeId, type LinkId, newId, type PaymentId } from "#kernel/ids.ts";
import { findSpace, spaces } from "#spaces/index.ts";
import type { Space } from "#spaces/space.ts";
import { contributed } from "../support/contributed.ts";
import { foreignTerms } from "../support/terms.ts";
import { looseSpaces } from "../support/typography.ts";
import { watched } from "../support/watched.ts";

const keys = keysFrom("the secret of the wording tests, long enough");
const publicUrl = new URL("https://parvis.example");
const compose = composeMails({ kinds: contributed.mails, findSpace, keys, publicUrl });
const hostile = "Jeanne\r\nBcc: x@evil.example <script>alert(1)</script>";
const samples: Record<string, object> = {
  activation: { linkId: newId<LinkId>(), renews: true },
  "address-taken": {},
  "account-activated": { firstName: "Jeanne" },
  recovery: { linkId: newId<LinkId>() },
  "code-and-link": { linkId: newId<LinkId>(), codeId: newId<CodeId>(), firstName: "Jeanne" },
  "no-code-and-link": { firstName: "Jeanne", because: "no_account" },
  "password-changed": { firstName: "Jeanne" },
  "activation-code": { codeId: newId<CodeId>(), firstName: "Jeanne" },
  "account-opened": { firstName: "Jeanne" },
  "letter-asked": { firstName: "Jeanne", brings: "new_password", byStaff: true },
  "staff-access-opened": { firstName: "Jeanne", isRenewed: false },
  "staff-access-renewed": { firstName: "Jeanne", by: "Nadia Ferreira" },
  unlocked: { firstName: "Jeanne" },
  "account-closed": { firstName: "Jeanne" },
  "contact-corrected": { firstName: "Jeanne", field: "email", isNew: true, signsIn: true },
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
  "payment-made": { firstName: "Jeanne", paymentId: newId<PaymentId>() },
  "payment-failed": { firstName: "Jeanne", paymentId: null },
  "staff-account-opened": { how: "renewed", organisation: "CLINIQUE DES LILAS" },
  "staff-iban-alarm": { until: "2026-11-21T17:00:00.000Z" },
  "staff-iban-warning": { failures: 50, most: 200 },
  "staff-spray-alarm": { until: "2026-11-21T17:00:00.000Z" },
  "staff-crowd-warning": { of: "codes", spent: 50, most: 200 },
  "staff-unusual-reading": {
    ...{ portal: "npfr", name: "Espace" },
    alerts: [{ member: "Hugo Lambert", reads: "cards", counted: 72, most: 40, hours: 1 }],
  },
  "staff-broken-chain": {
    ...{ portal: "npfr", name: "Espace", unlisted: 2, unreadableAnchors: 1 },
    faults: [
      { kind: "removed", from: 3, to: 1_204 },
      { kind: "moved", from: 5, to: 5, was: 9 },
    ],
  },
  "staff-crowd-alarm": { of: "network", until: "2026-11-21T17:00:00.000Z" },
};
const secretLink = /^https:\/\/parvis\.example\/[a-z]+\/lien\/[\w-]{64}[A-Za-z\d]$/;
const payments = /^https:\/\/parvis\.example\/[a-z]+\/espace\/prestations(?:\/[\da-f-]{36})?$/;
const audit = /^https:\/\/parvis\.example\/gestion\/audit\?espace=[a-z]+$/;
const kinds = [...contributed.mails.keys()];
const sampleOf = (kind: string) => {
  const sample = samples[kind];
  if (!sample) throw new Error(`give the mail ${kind} a sample`);
  return sample;
};
const isSent = ({ policy }: Space, kind: string) => kind !== "activation-code" || policy.codes !== null;
const everyMail = spaces.flatMap((space) =>
  kinds.filter((kind) => isSent(space, kind)).map((kind) => ({ space, kind })),
);

describe.each(everyMail)("the mail $kind of $space.id", ({ space, kind }) => {
  test("has at most one link, alone on its line, in the text and in the HTML", async () => {
    const { text, html } = await compose(space.id, kind, sampleOf(kind));
    const links = text.split("\n").filter((line) => line.includes("://"));
    const sample = sampleOf(kind);
    const opens = "paymentId" in sample ? payments : "portal" in sample ? audit : null;
    const expected = "linkId" in sample || opens ? 1 : 0;
    expect(links).toHaveLength(expected);
    for (const link of links) {
      expect(link).toMatch(opens ?? secretLink);
      expect(link).toContain(opens === audit ? "/gestion/" : `/${space.id}/`);
      expect(html).toContain(`href="${link}"`);
    }
    expect(html.match(/href="http/g) ?? []).toHaveLength(expected * 2);
    expect(html.match(/<details/g) ?? [], "folded under its button").toHaveLength(expected);
  });

  test("has its code alone on a line, if its kind has a code, and no other code", async () => {
    const { text, html, subject } = await compose(space.id, kind, sampleOf(kind));
    const codes = text.split("\n").filter((line) => /\d{6}/.test(line) && !line.includes("://"));
    const told = sampleOf(kind);
    const code = "codeId" in told && codeDigits(keys, space.id, told.codeId as CodeId);
    expect(codes).toEqual(code ? [code] : []);
    if (code) expect(html).toContain(`>${code}<`);
    expect(subject).not.toMatch(/\d/);
  });

  test("calls and writes to the contact in one press", async () => {
    const { html } = await compose(space.id, kind, sampleOf(kind));
    const { phone, email } = space.wording.contact;
    const dialled = phone.replaceAll(" ", "");
    const written = html.replaceAll("\u00a0", " ");
    for (const [shown, href] of [
      [phone, `tel:${dialled}`],
      [email, `mailto:${email}`],
    ] as const) {
      const links = written.match(new RegExp(`<a class="link" href="${href.replace("+", "\\+")}"`, "g"));
      expect(links?.length).toBeGreaterThan(0);
      expect(written.replace(/<[^>]*>/g, "").split(shown)).toHaveLength((links?.length ?? 0) + 1);
    }
  });

  test("has the colour and the mark of its space", async () => {
    const { html } = await compose(space.id, kind, sampleOf(kind));
    expect(html).toContain(`border-top:6px solid ${space.colour}`);
    expect(html).toContain(`>${space.wording.shortName.slice(0, 1)}</div>`);
  });

  test("loads no resource and runs no script", async () => {
    const { html } = await compose(space.id, kind, sampleOf(kind));
    expect(html).not.toMatch(/<img|<script|<link|<iframe|src=|url\(/i);
    expect(html).toContain('lang="fr"');
    expect(html).toContain("prefers-color-scheme:dark");
  });

  test("names the sender and how to reach them, and says the same in both forms", async () => {
    const { text, html, subject, from, replyTo } = await compose(space.id, kind, sampleOf(kind));
    expect(subject).toMatch(/^(?:[\p{L}\p{N} ’]|(?<=\p{L})-(?=\p{L})){10,60}$/u);
    expect(from.address).toBe(space.policy.mail.from);
    expect(replyTo).toBe(space.policy.mail.replyTo);
    const plain = html
      .replace(/<\/?a\b[^>]*>/g, "")
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ");
    for (const line of text.split("\n").filter((line) => line && !line.endsWith("\u00a0:")))
      expect(plain).toContain(line.replace(/\s+/g, " "));
    expect(text).toContain(space.wording.contact.email);
  });

  test("keeps to the terms of its space", async () => {
    const { text, html, subject } = await compose(space.id, kind, sampleOf(kind));
    expect([subject, text, html].flatMap((part) => foreignTerms(space, part))).toEqual([]);
  });

  test("has no-break spaces where French requires them", async () => {
    const { text, html, subject } = await compose(space.id, kind, sampleOf(kind));
    expect([subject, text, html].flatMap(looseSpaces)).toEqual([]);
  });

  test("takes no header and no markup from a name on file", async () => {
    const { text, html, subject } = await compose(space.id, kind, { ...sampleOf(kind), firstName: hostile });
    expect(text).not.toMatch(/^Bcc:/m);
    expect(html).not.toContain("<script>");
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

test.each(everyMail)(
  "the mail $kind of $space.id gets no property that it does not use",
  async ({ space, kind }) => {
    const { read, props: told } = watched(sampleOf(kind));
    contributed.mails.get(kind)?.compose(told as never, { space, keys, publicUrl });
    expect([...read].sort()).toEqual(Object.keys(sampleOf(kind)).sort());
  },
);

test("a mail to an address not yet proven names nobody", async () => {
  for (const kind of ["activation", "address-taken", "recovery"])
    expect((await compose(spaces[0]?.id as never, kind, sampleOf(kind))).text).toMatch(/^Bonjour,$/m);
});

test("a line of a mail is typeset", () => {
  expect(oneLine("Si « rien » ne va : appelez le 01 99 00 12 34 !")).toBe(
    "Si «\u00a0rien\u00a0» ne va\u00a0: appelez le 01\u00a099\u00a000\u00a012\u00a034\u00a0!",
  );
});

test("an unknown kind or space is refused", async () => {
  await expect(compose("elsewhere" as never, "recovery", {})).rejects.toThrow("no space");
  await expect(compose(spaces[0]?.id as never, "toString", {})).rejects.toThrow("no mail of kind");
});
