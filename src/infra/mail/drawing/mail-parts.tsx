import type { Contact, Space } from "#spaces/space.ts";
import { copyAdvice, type MailPart } from "./content.ts";
import { linkContacts } from "./link-contacts.rules.ts";
import { link, paragraph, small } from "./mail-styles.ts";
import { oneLine } from "./one-line.ts";

type LineProps = { children: string; style?: string; contact?: Contact };

/** A paragraph. `contact`: whose telephone and address become links in it. */
export const Line = ({ children, style = paragraph, contact }: LineProps) => (
  <p style={style}>{contact ? linkContacts(oneLine(children), contact).map(drawn) : oneLine(children)}</p>
);

const drawn = (piece: string | { text: string; href: string }) =>
  typeof piece === "string" ? piece : <Link href={piece.href}>{piece.text}</Link>;

const Link = ({ href, children }: { href: string; children: string }) => (
  <a class="link" href={href} style={link}>
    {children}
  </a>
);

export const Part = ({ part, space }: { part: MailPart; space: Space }) => {
  if (typeof part === "string") return <Line contact={space.wording.contact}>{part}</Line>;
  return "code" in part ? <Code {...part} /> : <Action {...part} colour={space.colour} />;
};

/** Large digits, to copy from a phone beside the keyboard. */
const Code = ({ label, code }: { label: string; code: string }) => (
  <>
    <Line>{`${label} :`}</Line>
    <p style={`${paragraph};font-size:30px;font-weight:bold;letter-spacing:6px`}>{code}</p>
  </>
);

const button =
  "display:inline-block;padding:14px 24px;font:bold 18px Verdana,Arial,sans-serif;color:#ffffff;text-decoration:none";

/** A button. Its address is folded; programs without `<details>` show it unfolded. */
const Action = ({ action, href, colour }: { action: string; href: string; colour: string }) => (
  <>
    <table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 20px">
      <tr>
        <td style={`background:${colour};border-radius:6px`}>
          <a href={href} style={button}>
            {oneLine(action)}
          </a>
        </td>
      </tr>
    </table>
    <details style="margin:0 0 20px">
      <summary style={`${small};cursor:pointer`}>{oneLine("Le bouton ne marche pas ?")}</summary>
      <Line style={small}>{copyAdvice}</Line>
      <p style={`${small};word-break:break-all`}>
        <Link href={href}>{href}</Link>
      </p>
    </details>
  </>
);
