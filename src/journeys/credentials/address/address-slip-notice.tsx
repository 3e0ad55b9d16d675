import type { ComponentChildren } from "preact";
import { suggestAddress } from "#kernel/text/address-slip.rules.ts";
import { Notice } from "#ui/notice.tsx";

type Props = {
  email: string;
  children: ComponentChildren;
};

/** Beside the announcement of a mail: draws nothing unless the address looks mistyped. */
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
