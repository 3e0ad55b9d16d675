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
    "may do without on this machine: %s",
    (url) => expect(settings(url)).toMatchObject({ requireTLS: false, tls: { rejectUnauthorized: false } }),
  );

  test("reads port, name and password", () => {
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

  test("is told on one short line without address or link", () => {
    const told = speakable(`550 <jeanne@exemple.example>\r\n see https://x.example/y ${"z".repeat(500)}`);
    expect(told).toMatch(/^550 <j••••@e••••\.example> see \(link\) z+$/);
    expect(told.length).toBe(300);
  });
});
