import { describe, expect, test } from "vitest";
import { judge, speakable } from "#infra/mail/smtp-refusal.rules.ts";
import { smtpSettings, usualTimeouts } from "#infra/mail/smtp-settings.ts";

const settings = (url: string) => smtpSettings(new URL(url), usualTimeouts);

describe("the server of SMTP_URL", () => {
  test.each([
    "smtp://mail.example",
    "smtp://mail.example:25",
    "smtp://10.0.0.1",
    "smtp://0.0.0.0:25",
    "smtp://127.0.0.1.mail.example",
    "smtp://localhost.mail.example",
    "smtp://[2001:db8::1]",
    "smtp://mail.example?requireTLS=false&ignoreTLS=true&tls.rejectUnauthorized=false",
  ])("must speak TLS with a valid certificate: %s (F-15)", (url) => {
    expect(settings(url)).toMatchObject({
      requireTLS: true,
      opportunisticTLS: false,
      tls: { rejectUnauthorized: true },
    });
    expect(settings(url)).not.toHaveProperty("ignoreTLS");
  });

  test.each(["smtp://localhost:1025", "smtp://127.0.0.1:1025", "smtp://127.1.2.3", "smtp://[::1]:1025"])(
    "needs no TLS on this machine: %s",
    (url) => expect(settings(url)).toMatchObject({ requireTLS: false, tls: { rejectUnauthorized: false } }),
  );

  test("has a port, name and password", () => {
    expect(settings("smtps://parvis:p%40ss@mail.example")).toMatchObject({
      port: 465,
      secure: true,
      auth: { user: "parvis", pass: "p@ss" },
    });
    expect(settings("smtp://mail.example")).toMatchObject({ port: 587, secure: false });
    expect(settings("smtp://mail.example")).not.toHaveProperty("auth");
  });

  test("must be an SMTP server", () => {
    expect(() => settings("https://mail.example")).toThrow("SMTP_URL must begin with smtp://");
  });
});

describe("a failure", () => {
  test.each([
    ["unknown recipient", { code: "EENVELOPE", command: "RCPT TO", responseCode: 550 }, "lasting"],
    ["message refused", { code: "EMESSAGE", command: "DATA", responseCode: 554 }, "lasting"],
    ["greylisting", { code: "EENVELOPE", command: "RCPT TO", responseCode: 451 }, "passing"],
    ["mailbox busy", { code: "EMESSAGE", command: "DATA", responseCode: 452 }, "passing"],
    ["bad sequence", { code: "EMESSAGE", command: "DATA", responseCode: 503 }, "passing"],
    ["no connection", { code: "ECONNREFUSED", command: "CONN" }, "passing"],
    ["server going away", { code: "ECONNECTION", command: "CONN", responseCode: 421 }, "passing"],
    ["sender refused", { code: "EENVELOPE", command: "MAIL FROM", responseCode: 550 }, "ours"],
    ["wrong password", { code: "EAUTH", command: "AUTH PLAIN", responseCode: 535 }, "ours"],
    ["no TLS", { code: "ETLS", command: "STARTTLS", responseCode: 502 }, "ours"],
    ["bad certificate", { code: "ESOCKET", command: "CONN", message: "self-signed certificate" }, "ours"],
  ])("%s", (_name, failure, fate) => {
    expect(judge({ message: "refused", ...failure }).fate).toBe(fate);
  });

  // Real replies of these providers; "lasting" concerns the recipient, "ours" the sender.
  test.each([
    [
      "550 5.5.0 Service refuse. Veuillez essayer plus tard. service refused, please try later. LPN007_510",
      "ours",
    ],
    ["550 5.7.0 Mail rejete DMARC policy. LPN007_517", "ours"],
    ["550 5.5.0 SPF: 192.0.2.1 is not allowed to send mail. LPN004_401", "ours"],
    ["550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. LPN007_416", "lasting"],
    ["552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR_417", "lasting"],
    ["550 5.5.0 Boite du destinataire archivee. Archived recipient. LPN007_420", "lasting"],
    ["550 5.5.0 Le compte du destinataire est bloque. LPN007_426", "lasting"],
    ["550 5.2.0 Mail rejete. Mail rejected. ofr_506 [506]", "ours"],
    ["550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. OFR006_102", "ours"],
    ["550 5.7.1 Message content rejected", "ours"],
    ["550 5.7.1 Relay access denied", "ours"],
    ["550 5.7.1 Recipient address rejected: user unknown", "lasting"],
    ["554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example", "ours"],
    ["550 spam detected", "ours"],
    ["550 5.7.26 Unauthenticated mail is not accepted, DMARC policy", "ours"],
    ["550 5.1.1 User unknown", "lasting"],
    ["550 5.1.8 Sender address rejected: domain not found", "ours"],
    ["550 5.4.1 Recipient address rejected: Access denied", "lasting"],
    ["550 no mailbox here by that name", "lasting"],
    ["550 Sender address rejected: Domain not found", "ours"],
    ["550 5.1.0 <a@b.example>: Sender address rejected: User unknown", "ours"],
    ["550 Adresse de l'expediteur inconnue", "ours"],
    ["550 5.7.1 Your account has been disabled from sending", "ours"],
    ["525 5.7.13 User account disabled", "ours"],
    ["550 5.7.1 The email account that you tried to reach is disabled", "lasting"],
    ["550 5.7.17 Mailbox owner has changed", "lasting"],
  ])("%s: %s", (reply, fate) => {
    for (const command of ["RCPT TO", "DATA"]) {
      const message = `Can't send mail - all recipients were rejected: ${reply}`;
      const responseCode = Number(reply.slice(0, 3));
      expect(judge({ code: "EENVELOPE", command, responseCode, message }).fate).toBe(fate);
    }
  });

  test.each([
    ["421 mwinf5c77 ME Service refuse. Veuillez essayer plus tard. OFR_999 [999]", "ours"],
    ["421 mwinf5c21 ME Trop de connexions, slow down. OFR004_104 [104]", "ours"],
    ["450 4.7.1 Client host rejected: Service refuse. LPN027_503", "ours"],
    ["421 Too many spams from your IP (192.0.2.1)", "ours"],
    ["451 4.7.1 Greylisted, please come back", "passing"],
    ["452 4.2.2 Mailbox full", "passing"],
    ["452 4.2.2 Boite du destinataire pleine. OFR_417", "passing"],
  ])("%s waits: %s", (reply, fate) => {
    const responseCode = Number(reply.slice(0, 3));
    expect(judge({ code: "EENVELOPE", command: "RCPT TO", responseCode, message: reply }).fate).toBe(fate);
  });

  test("is reported on one short line without address or link", () => {
    const told = speakable(`550 <jeanne@exemple.example>\r\n see https://x.example/y ${"z".repeat(500)}`);
    expect(told).toMatch(/^550 <j••••@e••••\.example> see \(link\) z+$/);
    expect(told.length).toBe(300);
  });
});
