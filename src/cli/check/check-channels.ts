import { createTransport } from "nodemailer";
import type { Config } from "#config/env.ts";
import { smtpFailureInWords } from "#infra/mail/smtp-failure-words.ts";
import { smtpSettings, usualTimeouts } from "#infra/mail/smtp-settings.ts";
import { carrierFailureInWords } from "#infra/sms/smpp-failure-words.ts";
import { CarrierFailure, openSession } from "#infra/sms/smpp-session.ts";
import { smppServer, usualPatience } from "#infra/sms/smpp-settings.ts";
import { seconds } from "#kernel/duration.ts";
import { doubt, type Finding, ok, wrong } from "./finding.ts";

const patience = seconds(5);

/** Connects to the mail server and authenticates. Sends no mail. */
export async function checkMail({ smtpUrl }: Config["channels"]): Promise<Finding[]> {
  if (!smtpUrl) return [];
  const timeouts = { ...usualTimeouts, connection: patience, greeting: patience, silence: patience };
  const transport = createTransport({ ...smtpSettings(smtpUrl, timeouts), pool: false });
  try {
    await transport.verify();
    return [ok("Mails", `${smtpUrl.host} répond${smtpUrl.username ? ", et reconnaît notre compte" : ""}`)];
  } catch (error) {
    return [wrong("Mails", `SMTP_URL : ${smtpFailureInWords(error as Error)}`)];
  } finally {
    transport.close();
  }
}

/** Binds an SMPP session as a worker would, then closes it. */
export async function checkSms({ smsUrl }: Config["channels"]): Promise<Finding[]> {
  if (!smsUrl) return [];
  try {
    const limits = { ...usualPatience, connection: patience, answer: patience };
    const session = await openSession(smppServer(smsUrl), limits, () => undefined);
    session.close();
    return [ok("SMS", `${smsUrl.host} répond, et reconnaît notre compte`)];
  } catch (error) {
    if (!(error instanceof CarrierFailure)) throw error;
    const { isTaken, words } = carrierFailureInWords(error);
    return [(isTaken ? doubt : wrong)("SMS", `SMS_URL : ${words}`)];
  }
}
