import type { Space } from "#spaces/space.ts";
import { small } from "./mail-styles.ts";
import { oneLine } from "./one-line.ts";

/** The mark of the site is a letter: it needs no picture, which mail programs would hold back. */
const mark = (colour: string) =>
  `width:40px;height:44px;background:${colour};border-radius:20px 20px 4px 4px;text-align:center;font:bold 20px/44px Verdana,Arial,sans-serif;color:#ffffff`;

export const Letterhead = ({ space: { wording, colour } }: { space: Space }) => (
  <table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 24px">
    <tr>
      <td aria-hidden="true">
        <div style={mark(colour)}>{wording.shortName.slice(0, 1)}</div>
      </td>
      <td style="padding-left:12px">
        <p style={`${small};margin:0;font-weight:bold`}>{oneLine(wording.name)}</p>
        <p style={`${small};margin:0`}>{oneLine(wording.organisation)}</p>
      </td>
    </tr>
  </table>
);
