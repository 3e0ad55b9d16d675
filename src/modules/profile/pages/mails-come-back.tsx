import type { ReturnedAddress } from "#account/contacts/returned-addresses.queries.ts";
import { describeLongDay } from "#kernel/moment.ts";
import { maskEmail } from "#kernel/text/text.ts";
import { Notice } from "#ui/notice.tsx";
import type { MemberView } from "#web/visit.ts";

type Props = { visit: MemberView; returned: ReturnedAddress };

/** Beside the address, until it is corrected or works again. */
export const MailsComeBack = ({ visit, returned: { address, since } }: Props) => {
  const { emailAddress, contact } = visit.space.wording;
  return (
    <Notice tone="warn" title="Nos mails à cette adresse nous reviennent">
      <p>
        Depuis le {describeLongDay(since)}, nos mails à {maskEmail(address)} ne vous parviennent plus. Nous
        n’y envoyons plus que les codes et les liens que vous demandez, et ce qui touche à la sécurité de
        votre compte.
      </p>
      <p>
        Vous avez une autre {emailAddress} ? <a href={`${visit.home}/contact`}>Donnez-la-nous</a>. Celle-ci
        est la bonne ? Votre boîte est peut-être pleine : faites-y de la place, puis appelez-nous au{" "}
        {contact.phone}.
      </p>
    </Notice>
  );
};
