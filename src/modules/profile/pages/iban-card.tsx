import { minutesLeft } from "#kernel/duration.ts";
import { groupsOfIban, maskIban } from "#registry/holders/mask-iban.rules.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { PostForm } from "#ui/post-form.tsx";
import type { MemberView } from "#web/visit.ts";
import type { Profile } from "../profile.queries.ts";

type Props = { visit: MemberView; profile: Pick<Profile, "iban" | "ibanShownFor"> };

/** Masked, or in full for some minutes; a script masks it again on a page left open. */
export const IbanCard = ({ visit, profile: { iban, ibanShownFor } }: Props) => {
  const action = `${visit.home}/espace/informations/iban`;
  const masked = iban && maskIban(visit.space.policy, iban);
  const ask = (
    <ButtonLink href={action} tone="quiet" icon="eye">
      Afficher mon IBAN
    </ButtonLink>
  );
  if (iban === null || ibanShownFor === null)
    return (
      <Card title="Versements">
        <Facts items={[{ label: "IBAN", value: masked }]} />
        {iban !== null && ask}
      </Card>
    );
  return (
    <Card title="Versements">
      <div class="stack" data-shown-for={Math.ceil(ibanShownFor)}>
        <div class="stack" data-while="shown">
          <Facts items={[{ label: "IBAN", value: <Groups of={groupsOfIban(iban)} /> }]} />
          <p>Affiché en entier pendant {minutesLeft(ibanShownFor)} encore, puis de nouveau masqué.</p>
          <PostForm action={`${action}/masquer`} csrf={visit.csrf}>
            <Button tone="quiet" icon="eye-off">
              Masquer mon IBAN
            </Button>
          </PostForm>
        </div>
        <div class="stack" data-while="over" hidden>
          <Facts items={[{ label: "IBAN", value: masked }]} />
          {ask}
        </div>
        <p class="hidden-text" role="status" />
      </div>
    </Card>
  );
};

/** Plain spaces, where a line may break and which a bank accepts: typeset would make them no-break ones. */
const Groups = ({ of: groups }: { of: readonly string[] }) => (
  <span>
    {groups.map((group, place) => (
      <>
        {place > 0 && " "}
        <span>{group}</span>
      </>
    ))}
  </span>
);
