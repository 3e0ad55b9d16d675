import type { ComponentChildren } from "preact";
import { suggestAddress } from "#kernel/text/address-slip.rules.ts";
import { Notice } from "#ui/notice.tsx";

type Props = {
  /** Where the mail went. */
  email: string;
  /** The way to type another. */
  children: ComponentChildren;
};

/** Beside a mail that was announced: its address is a slip away from a likelier one. Nothing, when it is not. */
export const AddressSlipNotice = ({ email, children }: Props) => {
  const meant = suggestAddress(email);
  return (
    meant && (
      <Notice tone="warn" title={`Vouliez-vous écrire ${meant} ?`}>
        <p>Si l’adresse que vous avez donnée est la bonne, vous n’avez rien à changer.</p>
        {children}
      </Notice>
    )
  );
};
