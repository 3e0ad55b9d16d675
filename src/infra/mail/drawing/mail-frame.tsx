import type { Space } from "#spaces/space.ts";
import type { MailContent, MailPart } from "./content.ts";
import { oneLine } from "./one-line.ts";
import { greeting, signature } from "./text-part.ts";

// Mail programs drop style sheets, so styles are inline here. Mid-tones stay legible in dark mode.
const font = "font-family:Verdana,Arial,sans-serif;line-height:1.6;color:#1c2733";
const paragraph = `margin:0 0 20px;font-size:17px;${font}`;
const small = `margin:0 0 4px;font-size:15px;${font}`;
const button =
  "display:inline-block;padding:14px 24px;font:bold 18px Verdana,Arial,sans-serif;color:#ffffff;text-decoration:none";
const darkMode =
  "@media (prefers-color-scheme:dark){.page,.sheet{background:#161b22 !important}p,h1{color:#f0f3f6 !important}.link{color:#9cc7ff !important}}";

type MailFrameProps = { space: Space; content: MailContent };

/** One column, no picture. A table, because old mail programs support nothing else. */
export const MailFrame = ({ space, content }: MailFrameProps) => (
  <html lang="fr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{oneLine(content.subject)}</title>
      <style>{darkMode}</style>
    </head>
    <body class="page" style="margin:0;padding:0;background:#eef2f5">
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
        <tr>
          <td align="center" style="padding:24px 12px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px">
              <tr>
                <td class="sheet" style="padding:32px 28px;background:#ffffff;border-top:6px solid #2b5c8a">
                  <p style={small}>{oneLine(space.wording.name)}</p>
                  <h1 style={`margin:0 0 24px;font-size:24px;${font}`}>{oneLine(content.subject)}</h1>
                  <p style={paragraph}>{greeting(content.firstName)}</p>
                  {content.parts.map((part) => (
                    <Part part={part} />
                  ))}
                  <hr style="border:0;border-top:1px solid #8a97a3;margin:28px 0 20px" />
                  {signature(space).map((line) => (
                    <p style={small}>{oneLine(line)}</p>
                  ))}
                </td>
              </tr>
            </table>
          </td>
        </tr>
      </table>
    </body>
  </html>
);

const Part = ({ part }: { part: MailPart }) => {
  if (typeof part === "string") return <p style={paragraph}>{oneLine(part)}</p>;
  return "code" in part ? <Code {...part} /> : <Action {...part} />;
};

/** Large digits, to copy from a phone beside the keyboard. */
const Code = ({ label, code }: { label: string; code: string }) => (
  <>
    <p style={paragraph}>{oneLine(`${label} :`)}</p>
    <p style={`${paragraph};font-size:30px;font-weight:bold;letter-spacing:6px`}>{code}</p>
  </>
);

/** A button, then its address in full for people who copy it. */
const Action = ({ action, href }: { action: string; href: string }) => (
  <>
    <table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 20px">
      <tr>
        <td style="background:#2b5c8a;border-radius:6px">
          <a href={href} style={button}>
            {oneLine(action)}
          </a>
        </td>
      </tr>
    </table>
    <p style={`${paragraph};font-size:15px;word-break:break-all`}>
      <a class="link" href={href} style="color:#1f5488">
        {href}
      </a>
    </p>
  </>
);
