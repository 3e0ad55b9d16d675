import { captcha, guides, keyboard, met, session, type Theme } from "../criterion.ts";

const passwordField = "tests/pages/password-field.test.ts";
const checklist = "tests/passwords/checklist.browser.test.ts";

export const scripts: Theme = {
  name: "Scripts",
  criteria: [
    met(
      "7.1",
      "Les scripts sont compatibles avec les aides techniques",
      "Native buttons, dialog, popover and fields only, heard with Orca: a form with errors, a new password (« Il manque : un caractère spécial »), the anti-robot without pictures, the dialog of the session.",
      checklist,
      passwordField,
      session,
      captcha,
    ),
    met(
      "7.2",
      "Les alternatives aux scripts sont pertinentes",
      "Every page works without script: a telephone number instead of the computed anti-robot, the time limit in the footer instead of the dialog.",
      ...guides,
      session,
      captcha,
    ),
    met(
      "7.3",
      "Les scripts se commandent au clavier et à la souris",
      "Both doors are walked by keyboard alone.",
      ...keyboard,
      captcha,
      "tests/pages/fields.test.ts",
    ),
    met(
      "7.4",
      "Un changement de contexte est annoncé ou voulu",
      "No script sends a form or leaves a page by itself. The dialog of the session opens before its end, and its button prolongs it.",
      session,
      "tests/pages/address-field.test.ts",
    ),
    met(
      "7.5",
      "Les messages de statut sont restitués",
      'Announcements, progress of the anti-robot, counters and password rules are in `role="status"`, errors in `role="alert"`.',
      "tests/ui/page.test.tsx",
      captcha,
      checklist,
      "tests/pages/fields.test.ts",
    ),
  ],
};
