import { type Day, describeShortDay } from "#kernel/values/day.ts";
import { ButtonLink } from "#ui/button.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { FigureCard } from "./figure-card.tsx";
import { numbersPath, spanInAddress } from "./numbers-path.ts";
import type { Figures } from "./shown/figures.ts";
import { offeredSpans, type Span } from "./span/span.rules.ts";

type Props = { visit: DeskView; span: Span; today: Day; figures: readonly Figures[] };

/** Chiffres: what happens in a portal, over a span that the address says. */
export const NumbersPage = ({ visit, span, today, figures }: Props) => {
  const address = visit.home + numbersPath;
  return (
    <DeskPage
      visit={visit}
      title="Chiffres"
      actions={
        <ButtonLink href={`${address}/chiffres.csv${spanInAddress(span.name)}`} tone="quiet">
          Exporter en CSV
        </ButtonLink>
      }
    >
      <nav class="views" aria-label="Période">
        {offeredSpans(today).map(({ name, words }) => (
          <a
            key={name}
            href={address + spanInAddress(name)}
            aria-current={name === span.name ? "page" : undefined}
          >
            {words}
          </a>
        ))}
      </nav>
      <p class="desk-count">
        {span.words}, du {describeShortDay(span.from)} au {describeShortDay(span.to)}, jours de Paris. De 1 à
        4, un nombre pourrait désigner quelqu’un : il est écrit « moins de 5 ». « Masqué » cache un nombre qui
        permettrait de le calculer.
      </p>
      <nav class="figures-contents" aria-label="Sur cette page">
        <ul>
          {figures.map(({ name, title }) => (
            <li key={name}>
              <a href={`#${name}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="figures-all">
        {figures.map((each) => (
          <FigureCard key={each.name} figures={each} home={visit.home} span={span} />
        ))}
      </div>
    </DeskPage>
  );
};
