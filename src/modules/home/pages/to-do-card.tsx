import { describeShortDay } from "#kernel/values/day.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import type { ToDo } from "#web/module.ts";

type Props = { home: string; toDo: readonly ToDo[] };

export const ToDoCard = ({ home, toDo }: Props) => (
  <Card id="a-faire" title="À faire">
    {toDo.length === 0 && <p>Rien à faire pour le moment</p>}
    {toDo.length > 0 && (
      <ul class="lines">
        {toDo.map(({ title, text, href, action, since }) => (
          <li key={title}>
            <div>
              <strong>{title}</strong>
              {since && <span class="faint"> · {describeShortDay(since)}</span>}
              <p>{text}</p>
            </div>
            <ButtonLink href={home + href} tone="quiet">
              {action}
            </ButtonLink>
          </li>
        ))}
      </ul>
    )}
  </Card>
);
