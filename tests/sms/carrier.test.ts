import { type AddressInfo, createServer } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import type { Carrier, Sms } from "#infra/sms/carrier.ts";
import { smppCarrier } from "#infra/sms/smpp.ts";
import { usualPatience } from "#infra/sms/smpp-settings.ts";
import { milliseconds } from "#kernel/duration.ts";
import { selfSigned } from "./certificate.ts";
import { openSmsc, type Smsc, type SmscOptions } from "./smsc.ts";

/** A fraction of the usual time-outs. */
const impatient = {
  ...usualPatience,
  connection: milliseconds(300),
  answer: milliseconds(300),
  rest: milliseconds(400),
};

const open: (Smsc | Carrier)[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function smscWith(options: SmscOptions = {}) {
  const smsc = await openSmsc(options);
  open.push(smsc);
  return smsc;
}

function carrierTo(url: URL, patience = impatient) {
  const carrier = smppCarrier(url, patience);
  open.push(carrier);
  return (sms: Partial<Sms> = {}, signal = new AbortController().signal) =>
    carrier.deliver({ ...anSms, ...sms }, signal);
}

const anSms: Sms = {
  id: "6f0f5e0e-7b9a-4f7e-9f0a-0a53dbb1c001",
  sender: "MUTUELLE",
  recipient: "+33639981242",
  text: "Votre code est\n012345\nDonné à l'été, où ? À [vous] 5€.",
};
const left = { ok: true, value: null };
const kept = (fate: string, reason: RegExp) => ({
  ok: false,
  refusal: { fate, reason: expect.stringMatching(reason) },
});

test("an SMS is sent in one part, from a name to an international number", async () => {
  const smsc = await smscWith();
  expect(await carrierTo(smsc.url)({ text: "Mutuelle : été à Noël, où\n012345" })).toEqual(left);
  expect(smsc.received).toHaveLength(1);
  expect(smsc.received[0]).toMatchObject({
    source_addr_ton: 5,
    source_addr_npi: 0,
    source_addr: "MUTUELLE",
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: "33639981242",
    data_coding: 0,
    esm_class: 0,
    registered_delivery: 0,
  });
  expect(smsc.received[0]?.short_message.udh).toBeUndefined();
});

test("accents are encoded in GSM 03.38, and the password as SMPP requires", async () => {
  const smsc = await smscWith();
  await carrierTo(smsc.url)({ text: "é è à ù É @\n1" });
  const wire = smsc.wire();
  // Its length, then é è à ù É @ and a line break, one octet each (3GPP TS 23.038, 6.2.1).
  const gsm = [13, 0x05, 0x20, 0x04, 0x20, 0x7f, 0x20, 0x06, 0x20, 0x1f, 0x20, 0x00, 0x0a, 0x31];
  expect(wire.includes(Buffer.from(gsm))).toBe(true);
  expect(wire.includes(Buffer.from("parvis\0p@ss\0"))).toBe(true);
});

test("a hundred SMS share one session", async () => {
  const smsc = await smscWith();
  const deliver = carrierTo(smsc.url);
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => deliver()));
  expect(outcomes).toEqual(Array.from({ length: 100 }, () => left));
  expect(smsc).toMatchObject({ connections: 1, binds: 1 });
  expect(smsc.received).toHaveLength(100);
});

test("a wrong password is a fault of our configuration, and is not retried again and again", async () => {
  const smsc = await smscWith({ password: "other" });
  const url = new URL(smsc.url);
  url.password = "wrong";
  const deliver = carrierTo(url, { ...impatient, failures: 2 });
  for (let i = 0; i < 2; i += 1)
    expect(await deliver()).toEqual(kept("ours", /^bind_transceiver: ESME_RINVPASWD \(0x0000000e\)$/));
  for (let i = 0; i < 5; i += 1) expect(await deliver()).toEqual(kept("passing", /left alone/));
  expect(smsc).toMatchObject({ connections: 2, binds: 2, received: [] });
});

test.each([
  ["throttled", 0x58, "ours"],
  ["queue full", 0x14, "passing"],
  ["system error", 0x08, "passing"],
  ["a status of the carrier's own", 0x4ff, "passing"],
  ["no such number", 0x0b, "lasting"],
  ["refused for good", 0x65, "lasting"],
  ["sender not allowed", 0x0a, "ours"],
])("%s, then accepted, over the same session", async (_, status, fate) => {
  const statuses = [status, 0];
  const smsc = await smscWith({ onSubmit: () => statuses.shift() ?? 0 });
  const deliver = carrierTo(smsc.url);
  expect(await deliver()).toEqual(kept(fate, /^submit_sm: /));
  expect(await deliver()).toEqual(left);
  expect(smsc).toMatchObject({ binds: 1 });
  expect(smsc.received).toHaveLength(1);
});

test("a carrier that lost our session is bound again", async () => {
  const statuses = [0x04, 0];
  const smsc = await smscWith({ onSubmit: () => statuses.shift() ?? 0 });
  const deliver = carrierTo(smsc.url);
  expect(await deliver()).toEqual(kept("passing", /ESME_RINVBNDSTS/));
  expect(await deliver()).toEqual(left);
  expect(smsc.binds).toBe(2);
});

test("a carrier that does not answer an SMS, or the bind, is disconnected", async () => {
  let isSilent = true;
  const smsc = await smscWith({ onSubmit: () => (isSilent ? "silence" : 0) });
  const deliver = carrierTo(smsc.url);
  const began = performance.now();
  const both = await Promise.all([deliver(), deliver()]);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(both[0]).toEqual(kept("passing", /^ETIMEDOUT: no answer to submit_sm/));
  isSilent = false;
  expect(await deliver()).toEqual(left);
  expect(smsc.connections).toBe(2);

  const mute = await smscWith({ onBind: () => "silence" });
  expect(await carrierTo(mute.url)()).toEqual(kept("passing", /no answer to bind_transceiver/));
});

test("a server of another protocol is disconnected", async () => {
  const greeting = "220 mail.example ESMTP ready, how are you?\r\n".repeat(500);
  const other = createServer((socket) => socket.on("error", () => undefined).end(greeting));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const deliver = carrierTo(new URL(`smpp://parvis:p@127.0.0.1:${port}`));
  expect(await deliver()).toEqual(kept("passing", /PDU length|hung up/));
  expect(await carrierTo(new URL(`ssmpp://parvis:p@127.0.0.1:${port}`))()).toMatchObject({ ok: false });
  other.close();
});

test("a carrier that was down is reached again", async () => {
  const { port, url, close } = await openSmsc();
  const deliver = carrierTo(url);
  expect(await deliver()).toEqual(left);
  await close();
  expect(await deliver()).toEqual(kept("passing", /ECONNREFUSED|hung up/));
  const back = await smscWith({ port });
  expect(await deliver()).toEqual(left);
  expect(back.received).toHaveLength(1);
});

test("a carrier's unbind is answered, and the carrier is bound again", async () => {
  const smsc = await smscWith();
  const deliver = carrierTo(smsc.url);
  await deliver();
  const [session] = smsc.sessions;
  const isAnswered = new Promise<number>((resolve) =>
    session?.unbind({}, ({ command_status }) => resolve(command_status)),
  );
  expect(await isAnswered).toBe(0);
  expect(await deliver()).toEqual(left);
  expect(smsc.binds).toBe(2);
});

test("the session sends and answers enquire_link, and is closed when the carrier stops answering", async () => {
  const smsc = await smscWith();
  const deliver = carrierTo(smsc.url, { ...impatient, enquiry: milliseconds(40) });
  await deliver();
  await vi.waitFor(() => expect(smsc.enquiries).toBeGreaterThan(2));
  const isAnswered = new Promise<number>((resolve) =>
    smsc.sessions[0]?.enquire_link({}, ({ command_status }) => resolve(command_status)),
  );
  expect(await isAnswered).toBe(0);
  const [session] = smsc.sessions;
  session?.removeAllListeners("enquire_link");
  await vi.waitFor(() => expect(session?.socket.destroyed).toBe(true), 2_000);
  expect(await deliver()).toEqual(left);
  expect(smsc.binds).toBe(2);
});

test("the breaker opens after five failures, waits, and closes when one SMS is accepted", async () => {
  const { port, url, close } = await openSmsc();
  await close();
  const deliver = carrierTo(url);
  for (let i = 0; i < 5; i += 1) expect(await deliver()).toEqual(kept("passing", /ECONNREFUSED/));
  const back = await smscWith({ port });
  for (let i = 0; i < 20; i += 1) expect(await deliver()).toEqual(kept("passing", /left alone/));
  expect(back.connections).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 450));
  const all = await Promise.all(Array.from({ length: 10 }, () => deliver()));
  expect(all).toEqual(Array.from({ length: 10 }, () => left));
  expect(back).toMatchObject({ connections: 1 });
});

test("a breaker that tries too early waits again after one SMS", async () => {
  const { url, close } = await openSmsc();
  await close();
  const deliver = carrierTo(url, { ...impatient, failures: 1 });
  expect(await deliver()).toEqual(kept("passing", /ECONNREFUSED/));
  await new Promise((resolve) => setTimeout(resolve, 450));
  const outcomes = await Promise.all([deliver(), deliver(), deliver()]);
  expect(outcomes.filter((o) => !o.ok && /ECONNREFUSED/.test(o.refusal.reason))).toHaveLength(1);
  expect(outcomes.filter((o) => !o.ok && /left alone/.test(o.refusal.reason))).toHaveLength(2);
});

test("many SMS waiting for one lost connection count as one failure", async () => {
  const { port, url, close } = await openSmsc();
  await close();
  const deliver = carrierTo(url);
  await Promise.all(Array.from({ length: 20 }, () => deliver()));
  await smscWith({ port });
  expect(await deliver()).toEqual(left);
});

test("a delivery told to stop does not wait for its answer", async () => {
  const smsc = await smscWith({ onSubmit: () => "silence" });
  const deliver = carrierTo(smsc.url, { ...impatient, answer: usualPatience.answer });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 100);
  expect(await deliver({}, stop.signal)).toEqual(kept("passing", /stopped waiting/));
  expect(await deliver({}, stop.signal)).toEqual(kept("passing", /stopped waiting/));
  for (const session of smsc.sessions) session.destroy();
});

test("ssmpp:// speaks TLS; beyond this machine an untrusted certificate ends the connection, with nothing sent", async () => {
  const smsc = await smscWith({ tls: selfSigned });
  expect(await carrierTo(smsc.url)()).toEqual(left);
  expect(smsc.wire().includes("p@ss")).toBe(false);
  const abroad = new URL(smsc.url);
  abroad.hostname = "0.0.0.0";
  expect(await carrierTo(abroad)()).toEqual(kept("ours", /self-signed/));
  expect(smsc).toMatchObject({ binds: 1 });
});
