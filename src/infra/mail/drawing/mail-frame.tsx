import type { Space } from "#spaces/space.ts";
import type { MailContent } from "./content.ts";
import { Letterhead } from "./letterhead.tsx";
import { Line, Part } from "./mail-parts.tsx";
import { body, small } from "./mail-styles.ts";
import { oneLine } from "./one-line.ts";
import { greeting, signature } from "./text-part.ts";

// The only rules that cannot be inline. A program that drops them shows light colours.
const darkMode =
  "@media (prefers-color-scheme:dark){.page,.sheet{background:#161b22 !important}p,h1,summary{color:#f0f3f6 !important}.link{color:#9cc7ff !important}}";

type MailFrameProps = { space: Space; content: MailContent };

/** One column, no picture. A table, because old mail programs support nothing else. */
export const MailFrame = ({ space, content }: MailFrameProps) => (
  <html lang="fr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{oneLine(content.subject)}</title>
      <style>{darkMode}</style>
    </head>
    <body class="page" style="margin:0;padding:0;background:#eef2f5">
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
        <tr>
          <td align="center" style="padding:24px 12px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px">
              <tr>
                <td
                  class="sheet"
                  style={`padding:28px;background:#ffffff;border-top:6px solid ${space.colour}`}
                >
                  <Letterhead space={space} />
                  <h1 style={`${body};margin:0 0 24px;font-size:24px`}>{oneLine(content.subject)}</h1>
                  <Line>{greeting(content.firstName)}</Line>
                  {content.parts.map((part) => (
                    <Part part={part} space={space} />
                  ))}
                  <hr style="border:0;border-top:1px solid #8a97a3;margin:28px 0 20px" />
                  {signature(space).map((line) => (
                    <Line style={small} contact={space.wording.contact}>
                      {line}
                    </Line>
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
