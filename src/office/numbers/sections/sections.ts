import { delays } from "./delays.section.ts";
import { locks, signIns } from "./events.sections.ts";
import { funnel } from "./funnel.section.ts";
import { imports } from "./imports.section.ts";
import { letters } from "./letters.section.ts";
import { mails } from "./mails.section.ts";
import { payments } from "./payments.section.ts";
import type { Section } from "./section.ts";

/** In the order of the page. */
export const sections: readonly Section[] = [
  funnel,
  signIns,
  locks,
  letters,
  delays,
  mails,
  payments,
  imports,
];
