import type { DeliveryRefusal } from "#infra/mail/postman.ts";

/** SMPP 3.4, 5.1.3: final statuses about this number or this text. */
const aboutTheSms: ReadonlyMap<number, string> = new Map([
  [0x01, "ESME_RINVMSGLEN"],
  [0x0b, "ESME_RINVDSTADR"],
  [0x65, "ESME_RX_P_APPN"],
  [0x66, "ESME_RX_R_APPN"],
]);

const aboutUs: ReadonlyMap<number, string> = new Map([
  [0x0a, "ESME_RINVSRCADR"],
  [0x0d, "ESME_RBINDFAIL"],
  [0x0e, "ESME_RINVPASWD"],
  [0x0f, "ESME_RINVSYSID"],
  [0x15, "ESME_RINVSERTYP"],
  [0x48, "ESME_RINVSRCTON"],
  [0x49, "ESME_RINVSRCNPI"],
  [0x50, "ESME_RINVDSTTON"],
  [0x51, "ESME_RINVDSTNPI"],
  [0x53, "ESME_RINVSYSTYP"],
  [0x58, "ESME_RTHROTTLED"],
  [0x100, "ESME_RSERTYPUNAUTH"],
  [0x101, "ESME_RPROHIBITED"],
  [0x104, "ESME_RINVDCS"],
]);

/** Temporary statuses. One that is in no list is temporary too, because an SMS expires. */
const passing: ReadonlyMap<number, string> = new Map([
  [0x04, "ESME_RINVBNDSTS"],
  [0x05, "ESME_RALYBND"],
  [0x08, "ESME_RSYSERR"],
  [0x14, "ESME_RMSGQFUL"],
  [0x45, "ESME_RSUBMITFAIL"],
  [0x64, "ESME_RX_T_APPN"],
]);

export const notBound = 0x04;

export function judgeStatus(command: "bind_transceiver" | "submit_sm", status: number): DeliveryRefusal {
  const name = aboutTheSms.get(status) ?? aboutUs.get(status) ?? passing.get(status) ?? "a status of its own";
  const reason = `${command}: ${name} (0x${status.toString(16).padStart(8, "0")})`;
  if (aboutUs.has(status)) return { fate: "ours", reason };
  if (aboutTheSms.has(status)) return { fate: command === "submit_sm" ? "lasting" : "ours", reason };
  return { fate: "passing", reason };
}

const certificate = /certificate|altnames|SSL|TLS/;

/** A bad certificate is our own setting; any other failure is temporary. */
export const judgeConnection = (code: string, reason: string): DeliveryRefusal => ({
  fate: certificate.test(`${code} ${reason}`) ? "ours" : "passing",
  reason,
});
