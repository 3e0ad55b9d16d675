import { describeDay } from "#kernel/moment.ts";
import type { audit } from "#spaces/accessibility/audit.ts";
import { type Count, conformityOf } from "#spaces/accessibility/conformity.rules.ts";
import type { Criterion } from "#spaces/accessibility/criterion.ts";

const words = { met: "conforme", failed: "**non conforme**", "not applicable": "non applicable" } as const;

/** `docs/accessibility.md`, whole. */
export function accessibilityPage(of: typeof audit, count: Count & { all: number }): string {
  const { met, applicable, all } = count;
  const themes = of.themes.flatMap(({ name, criteria }, index) => [
    `## ${index + 1}. ${name}`,
    ["| | Criterion | Verdict | Proof |", "|---|---|---|---|", ...criteria.map(row)].join("\n"),
  ]);
  return `${[
    "# Accessibility, criterion by criterion",
    `The self-evaluation of the pages against RGAA 4.1 (106 criteria, titles in our words). Drawn from
\`src/spaces/accessibility/\` by \`npm test -- tests/docs/accessibility -u\`; the statement (\`/<space>/accessibilite\`) and
the footer come from the same source. A test fails when this page is out of date, or names a test that does not exist.`,
    `**${conformityOf({ met, applicable })}**: of ${all} criteria ${applicable} apply and ${met} hold, on ${describeDay(of.madeOn)}.`,
    ["Looked at, in each sample portal:", ...of.sample.map((page) => `- ${page}`)].join("\n"),
    ["With:", ...of.tools.map((tool) => `- ${tool}`)].join("\n"),
    limits,
    ...themes,
    mailsAndLetters,
    listen,
    again,
  ].join("\n\n")}\n`;
}

function row(criterion: Criterion): string {
  const { number, title, verdict, tests } = criterion;
  const seen = criterion.verdict === "not applicable" ? criterion.why : criterion.look;
  const fails = criterion.verdict === "failed" ? [`**${criterion.fails}**`] : [];
  const proof = [...fails, seen, ...tests.map((path) => `\`${path}\``)].join("<br>");
  return `| ${number} | ${title} | ${words[verdict]} | ${proof.replaceAll("|", "\\|")} |`;
}

const limits = `Orca was the only screen reader: NVDA, JAWS, VoiceOver and TalkBack, which RGAA names, are the first thing to add to the
next evaluation. A criterion holds if it holds on every page of the sample.`;

const mailsAndLetters = `## Mails and letters

They are private correspondence, outside of the law's scope and of the count above. We hold them to the same ideas:

| What | Proof |
|---|---|
| A mail: \`lang\`, one \`h1\`, tables with \`role="presentation"\`, links that say where they lead, a plain part that says the same | \`tests/mail/wording.test.ts\`; one looked at in light and dark, where axe misses only the landmarks of a page |
| A letter: tagged PDF 1.7 that declares PDF/UA-1, language, title shown, headings, lists and figure in the order of reading, fonts embedded | \`tests/letters/page.test.ts\`; three letters read with \`pdfinfo -struct-text\` |
| Its QR code repeats the address printed under it, which can be typed | looked at |

No PDF/UA validator was run.`;

const listen = `## To hear it again

On Debian, with \`orca xvfb openbox at-spi2-core dbus-x11\` installed and Parvis running; \`xdotool\` presses the keys:

\`\`\`sh
dbus-run-session -- sh -c 'export DISPLAY=:7; Xvfb :7 & sleep 1; openbox &
  /usr/libexec/at-spi-bus-launcher --launch-immediately --screen-reader=1 & sleep 1
  orca --debug-file=orca.out & sleep 5
  chromium --force-renderer-accessibility http://localhost:3000/adherent/connexion'
grep "SPEECH OUTPUT" orca.out
\`\`\``;

const again = `## When to evaluate again

- A new module: its pages, documents to download (13.3), lists to choose from (11.8), a second way to navigate (12.1).
- A portal of your own: [portals.md](portals.md#check-its-accessibility).
- Three years after the date of the statement, or 18 months after a new version of RGAA: the law then wants another.`;
