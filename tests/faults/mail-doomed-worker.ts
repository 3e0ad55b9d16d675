import { smtpPostman } from "#infra/mail/smtp.ts";
import { openPostOffice } from "../mail/post-office.ts";

/** A worker in a separate process, for a test to kill. */
const [url = "", smtpUrl = ""] = process.argv.slice(2);
const office = await openPostOffice(url);
await office.employ(smtpPostman(new URL(smtpUrl)));
