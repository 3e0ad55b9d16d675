import { describe, expect, test } from "vitest";
import { mobileOf } from "#infra/sms/mobile.ts";
import { judgeConnection, judgeStatus } from "#infra/sms/smpp-refusal.rules.ts";
import { smppServer } from "#infra/sms/smpp-settings.ts";

const server = (url: string) => smppServer(new URL(url));

describe("the server of SMS_URL", () => {
  test("has a host, a name and a password", () => {
    expect(server("smpp://parvis:p%40ss@sms.example:3000")).toMatchObject({
      socket: { host: "sms.example", port: 3000, tls: false },
      account: { system_id: "parvis", password: "p@ss" },
    });
    expect(server("smpp://sms.example").socket.port).toBe(2775);
    expect(server("ssmpp://sms.example").socket).toMatchObject({ port: 3550, tls: true });
    expect(server("smpp://[2001:db8::1]").socket.host).toBe("2001:db8::1");
  });

  test.each(["ssmpp://sms.example", "ssmpp://10.0.0.1", "ssmpp://0.0.0.0", "ssmpp://127.0.0.1.sms.example"])(
    "must present a trusted certificate: %s",
    (url) => expect(server(url).socket).toMatchObject({ rejectUnauthorized: true, minVersion: "TLSv1.2" }),
  );

  test("must be an SMPP server", () => {
    expect(() => server("https://sms.example")).toThrow("SMS_URL must begin with smpp://");
    expect(() => server("smpp:sms.example")).toThrow("names no server");
  });
});

describe("a refusal", () => {
  test.each([
    ["submit_sm", 0x08, "passing"],
    ["submit_sm", 0x14, "passing"],
    ["submit_sm", 0x58, "ours"],
    ["submit_sm", 0x64, "passing"],
    ["submit_sm", 0x7fffffff, "passing"],
    ["submit_sm", 0x01, "lasting"],
    ["submit_sm", 0x0b, "lasting"],
    ["submit_sm", 0x66, "lasting"],
    ["submit_sm", 0x0a, "ours"],
    ["submit_sm", 0x101, "ours"],
    ["bind_transceiver", 0x0d, "ours"],
    ["bind_transceiver", 0x0e, "ours"],
    ["bind_transceiver", 0x0f, "ours"],
    ["bind_transceiver", 0x65, "ours"],
    ["bind_transceiver", 0x05, "passing"],
    ["bind_transceiver", 0x58, "ours"],
  ] as const)("%s with status %i", (command, status, fate) => {
    const told = judgeStatus(command, status);
    expect(told.fate).toBe(fate);
    expect(told.reason).toContain(`(0x${status.toString(16).padStart(8, "0")})`);
  });

  test("of a connection is temporary, except for a certificate", () => {
    expect(judgeConnection("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1").fate).toBe("passing");
    expect(judgeConnection("ENOTFOUND", "getaddrinfo ENOTFOUND sms.example").fate).toBe("passing");
    expect(judgeConnection("CERT_HAS_EXPIRED", "certificate has expired").fate).toBe("ours");
    expect(judgeConnection("ERR_SSL_WRONG_VERSION_NUMBER", "wrong version number").fate).toBe("ours");
  });
});

describe("an SMS may go to", () => {
  test.each(["+33612345678", "+33781234567", "+262692123456", "+590690001234", "+33639981242"])(
    "%s",
    (phone) => expect(mobileOf(phone)).toBe(phone),
  );

  // As former imports stored them.
  test.each([
    ["+33690001234", "+590690001234"],
    ["+33639001234", "+262639001234"],
    ["+33697001234", "+596697001234"],
    ["+596690001234", "+590690001234"],
  ])("%s under its own code, %s", (kept, dialled) => expect(mobileOf(kept)).toBe(dialled));

  test.each([
    null,
    "",
    "+33142345678",
    "+33899123456",
    "+333600",
    "+447911123456",
    "+3261234567",
    "+41791234567",
    "+336123456789",
    "+33612345678;ext=5",
    "+33639981242\r\n+33600000000",
  ])("no other number: %j", (phone) => {
    expect(mobileOf(phone)).not.toBe(phone ?? "");
  });
});
