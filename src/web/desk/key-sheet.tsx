import type { DeskView } from "./desk-visit.ts";

const always: readonly (readonly [string, string])[] = [
  ["/", "Chercher un dossier"],
  ["?", "Montrer ou fermer cette aide"],
  ["j", "Ligne suivante de la liste"],
  ["k", "Ligne précédente"],
  ["Entrée", "Ouvrir la ligne"],
];

/** Letter keys can be switched off (WCAG 2.1.4): they collide with those of voice control and of some readers. */
export const KeySheet = ({ visit: { desks } }: { visit: DeskView }) => (
  <div id="desk-keys" class="desk-keys" popover="auto" role="dialog" aria-labelledby="desk-keys-title">
    <h2 id="desk-keys-title">Raccourcis du clavier</h2>
    <dl data-key-list>
      {always.map(([key, words]) => (
        <Key key={key} name={key}>
          {words}
        </Key>
      ))}
      <Key name="g a">Aujourd’hui</Key>
      {desks.map(({ key, label }) => (
        <Key key={key} name={`g ${key}`}>
          {label}
        </Key>
      ))}
    </dl>
    <p class="desk-keys-choice" data-key-choice hidden>
      <input type="checkbox" id="letter-keys" data-key-switch />{" "}
      <label for="letter-keys">Utiliser les touches lettres</label>
    </p>
    <button type="button" class="button button-quiet" popovertarget="desk-keys" popovertargetaction="hide">
      Fermer
    </button>
  </div>
);

const Key = ({ name, children }: { name: string; children: string }) => (
  <div>
    <dt>
      <kbd>{name}</kbd>
    </dt>
    <dd>{children}</dd>
  </div>
);
