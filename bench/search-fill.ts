import type { Client } from "pg";

const split = (words: string) => `(string_to_array('${words.replaceAll("'", "''")}', ' '))`;

/** The most common names have 0.3 to 0.4 % of the people each, as in France; the rest are made of syllables. */
const names = split(
  "MARTIN BERNARD THOMAS PETIT ROBERT RICHARD DURAND DUBOIS MOREAU LAURENT SIMON MICHEL LEFÈVRE LEROY ROUX DAVID BERTRAND MOREL FOURNIER GIRARD BONNET DUPONT LAMBERT FONTAINE ROUSSEAU VINCENT MULLER LE_GUENNEC FAURE ANDRÉ MERCIER BLANC GUÉRIN BOYER GARNIER CHEVALIER FRANÇOIS LEGRAND GAUTHIER GARCIA PERRIN ROBIN CLÉMENT MORIN NICOLAS HENRY ROUSSEL MATHIEU D'ALMÉIDA DA_SILVA",
);
const firstNames = split(
  "Marie Jean Anne Pierre Michel Nathalie Isabelle Philippe Alain Sylvie Catherine Bernard Patrick Françoise Nicolas Christophe Stéphanie Jean-Pierre Éric Sébastien Loïc Yann Hélène Jacques Daniel Julien Céline Thomas Monique Laurent Maëlys Inès Camille Léa Manon Hugo Lucas Jeanne Odette René Solange Georges Yvonne Joseph Chloé Marc Sofia Lucette Patricia Claude",
);
const cities = split(
  "PARIS MARSEILLE LYON TOULOUSE NICE NANTES MONTPELLIER STRASBOURG BORDEAUX LILLE RENNES REIMS LE_HAVRE SAINT-ÉTIENNE TOULON GRENOBLE DIJON ANGERS NÎMES BREST",
);
const syllables = split(
  "BA BE BI BO BOU CA CHA CHE CO COU DA DE DU FA FLO GA GUI GUE HA HE JA JO KER LA LE LO MA ME MO NA NO PA PE PO QUE RA RE RI RO SA SE SO TA TE TO VA VE VI WA ZA",
);
const endings = split("UD RD NT L R T X N IC OU EAU ET IN ON ARD IER EL OT AS EZ");

const pick = (list: string, place: string) => `replace(${list}[1 + floor(${place})::int], '_', ' ')`;
const made = (one: string, two: string, three: string) =>
  `${pick(syllables, `${one} * 50`)} || ${pick(syllables, `${two} * 50`)} || ${pick(endings, `${three} * 20`)}`;

/** Draws the same people each time: no two runs search different ones. */
export async function fillHolders(client: Client, space: string, holders: number): Promise<void> {
  await client.query("select set_config('parvis.space', $1, false), setseed(0.5)", [space]);
  await client.query(`
    insert into holder (number, last_name, first_name, postal_code, city, email, phone, iban)
    select lpad((place + 1000000)::text, 7, '0'),
      case when r1 < 0.17 then ${pick(names, "r2 * 50")} else ${made("r2", "r3", "r4")} || ${pick(endings, "r5 * 20")} end,
      ${pick(firstNames, "r6 * r6 * 50")},
      lpad((1000 + floor(r8 * 95000))::text, 5, '0'),
      case when r7 < 0.1 then ${pick(cities, "r8 * r8 * 20")}
        else case when r4 < 0.12 then 'SAINT-' else '' end || ${made("r8", "r9", "r3")} end,
      case when place % 3 > 0 then 'p' || place || '@boite.example' end,
      case when place % 3 <> 1 then '+336' || lpad(((place::bigint * 7919) % 100000000)::text, 8, '0') end,
      case when place % 2 = 1 then 'FR7630003012340000' || lpad(((place::bigint * 104729) % 1000000000)::text, 9, '0') end
    from (
      select place, random() r1, random() r2, random() r3, random() r4, random() r5, random() r6, random() r7,
        random() r8, random() r9
      from generate_series(0, ${holders - 1}) place offset 0) drawn`);
  await client.query(`
    with chosen as (
      select id, row_number() over (order by number) as place from holder where number like '%0'
    ), paid as (
      insert into transfer (holder_id, id, reference, amount_cents, paid_on, status, lines)
      select id, md5('t' || place)::uuid, 'VIR-2026-' || lpad(place::text, 6, '0'), 1200, '2026-11-02', 'paid', 1
      from chosen)
    insert into payment (holder_id, reference, transfer_id, paid_on, label, amount_cents, status, words, first_status)
    select id, 'RB-2026-' || lpad(place::text, 6, '0'), md5('t' || place)::uuid, '2026-11-02', 'Remboursement', 1200,
      'paid', '', 'paid' from chosen`);
}
