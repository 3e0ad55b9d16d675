import { askAboutSlips } from "./address-slip.ts";
import { offerProofOfWork } from "./captcha.ts";
import { tickChecks } from "./checks.ts";
import { countSigns } from "./count.ts";
import { sendOnce } from "./once.ts";
import { offerPasskeys } from "./passkey.ts";
import { revealSecrets } from "./reveal.ts";
import { cutNoPassword } from "./uncut.ts";

// Every page works without any of these.
revealSecrets();
tickChecks();
countSigns();
askAboutSlips();
cutNoPassword();
sendOnce();
offerProofOfWork();
offerPasskeys();
