import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window.ts';
import { expectFocus, expectTold, focused, listen, pick, press, tabTo } from './reader.ts';

/** What is read out, in both languages. */
const SAID = {
  en: {
    locale: 'en_GB',
    theme: 'light',
    cases: 'Cases',
    find: 'Find by identifier',
    all: /^8,980 cases are in the log/,
    matching: /^10 cases match “P25-000412”\.$/,
    one: /^One case matches “P25-0004129”\.$/,
    near: /^Near the cut-off/,
    allCases: /^All cases 8,980/,
    inCohort: /^353 cases of 8,980 are in the cohort/,
    filter: 'Filter: All cases',
    column: 'Column',
    housing: 'Housing',
    value: 'Value',
    tenant: 'Tenant',
    add: 'Add the filter',
    filtered: /cases of 8,980, housing is “Tenant”\.$/,
    removeFilter: /^Remove .*Tenant/,
    verdict: /^Refused on 26 March 2025: the model put “Payment default” at 62\.3%/,
    score: /^Score 62\.3%\. Cut-off 35%\. Higher than 84 in 100 cases/,
    reasonsTold:
      /^Average of the 100 reference cases\. From 32\.3% to 62\.3%: Monthly income counts most.* 17\.7 points\.$/,
    stops: [
      'button Challenge',
      'button Letter to the person',
      'button Put in a story',
      'radio Bars',
      'button As a table: Why',
      'button About this figure: Why',
      'button Compared with: Average of the 100 reference cases',
      'image Monthly income, €700: +17.7, lower than 86 in 100',
      'row P25-0006996 €700 €15,300 €0 64.2% Repaid',
      'button All 20 cases like this one',
      'button Try other facts',
      'DisclosureTriangle Why was it decided so?',
      'DisclosureTriangle Which facts were used, and where from?',
      'DisclosureTriangle Who answers for it?',
      'DisclosureTriangle Were people like this one decided alike?',
      'DisclosureTriangle How far can such a score be trusted?',
      'DisclosureTriangle What does it mean for the person?',
      'button All that the log says of it',
      'button How it is computed',
    ],
    nextReason: 'Amount asked for, €14,400: +14.8, higher than 77 in 100',
    bars: 'Bars',
    steps: 'Steps',
    staircase: 'As a table: From the average to this case',
    income: /^Monthly income, .*17\.7/,
    granted: 'Those decided “Granted”',
    grantedTold: /cases where the decision is “Granted”/,
    changed: ['What would have changed it', /^Amount asked for €10,600 instead of €14,400 *33\.2% *Granted$/],
    tryOther: 'Try other facts',
    whatIf: 'What if',
    amount: 'Amount asked for, as a number',
    less: '10600',
    would: /the model would have said 33\.2% instead of 62\.3%: “Granted” instead of “Refused”\./,
    duration: 'Loan duration',
    undoDuration: 'Undo Loan duration',
    lockDuration: 'Lock Loan duration',
    unlockDuration: 'Unlock Loan duration',
    scenario: 'Name of the scenario',
    keep: 'Keep this scenario',
    kept: /Scenario “Less” is kept\./,
    compareScenario: /^Less 33\.2%, Granted/,
    compared: 'The case as it is beside one scenario',
    asBefore: 'All facts as they were',
    close: 'Close',
    allSimilar: 'All 20 cases like this one',
    similar: /^P25-0006996 €700/,
    challenge: 'Challenge',
    challengeTitle: 'What do you say of P25-0004129?',
    name: 'Your name',
    kind: 'What is wrong',
    fact: 'a fact is wrong',
    income700: 'Monthly income: €700',
    shouldBe: 'What Monthly income should be',
    raise: 'Raise the challenge',
    raised: /Raised\. It waits for an answer\./,
    review: 'Take under review',
    item: /^Challenge \w+/,
    letter: 'Letter to the person',
    letterParts: ['Who writes', 'To whom the person answers', 'Where the data come from, as a sentence'],
    days: 'Days within which somebody answers',
    keepWords: 'Keep for all letters',
    sheet: 'The letter',
    pdf: 'Save as PDF',
    save: 'Save',
    written: /The letter is written; the trail tells it\./,
  },
  fr: {
    locale: 'fr_FR',
    theme: 'dark',
    cases: 'Dossiers',
    find: 'Trouver par identifiant',
    all: /^8 980 dossiers sont au journal/,
    matching: /^10 dossiers répondent à « P25-000412 »\.$/,
    one: /^1 dossier répond à « P25-0004129 »\.$/,
    near: /^Près du seuil/,
    allCases: /^Tous les dossiers 8 980/,
    inCohort: /^353 dossiers sur 8 980 sont dans le groupe/,
    filter: 'Filtre : Tous les dossiers',
    column: 'Colonne',
    housing: 'Logement',
    value: 'Valeur',
    tenant: 'Locataire',
    add: 'Ajouter le filtre',
    filtered: /dossiers sur 8 980 : logement « Locataire »\.$/,
    removeFilter: /^Retirer .*Locataire/,
    verdict: /^Refusé le 26 mars 2025 : le modèle a mis « Défaut de paiement » à 62,3 %/,
    score: /^Score 62,3\s%\. Seuil 35\s%\. Plus haut que 84\ssur\s100 dossiers/,
    reasonsTold:
      /^Moyenne des 100 dossiers de référence\. De 32,3 % à 62,3 % : Revenu mensuel compte le plus.* 17,7 points\.$/,
    stops: [
      'button Contester',
      'button Lettre à la personne',
      'button Mettre au récit',
      'radio Barres',
      'button En tableau : Pourquoi',
      'button À propos de cette figure : Pourquoi',
      'button Comparé à : Moyenne des 100 dossiers de référence',
      'image Revenu mensuel, 700 € : +17,7, plus bas que 86 sur 100',
      'row P25-0006996 700 € 15 300 € 0 € 64,2 % Remboursé',
      'button Les 20 dossiers qui lui ressemblent',
      "button Essayer d'autres faits",
      'DisclosureTriangle Pourquoi cette décision ?',
      "DisclosureTriangle Quels faits ont servi, et d'où viennent-ils ?",
      'DisclosureTriangle Qui en répond ?',
      'DisclosureTriangle A-t-on décidé de même pour ceux qui lui ressemblent ?',
      "DisclosureTriangle Jusqu'où se fier à un tel score ?",
      "DisclosureTriangle Qu'est-ce que cela change pour la personne ?",
      'button Tout ce que le journal en dit',
      "button Comment c'est calculé",
    ],
    nextReason: 'Montant demandé, 14 400 € : +14,8, plus haut que 77 sur 100',
    bars: 'Barres',
    steps: 'Marches',
    staircase: 'En tableau : De la moyenne à ce dossier',
    income: /^Revenu mensuel, .*17,7/,
    granted: 'Ceux décidés « Accordé »',
    grantedTold: /dossiers où la décision est « Accordé »/,
    changed: ['Ce qui l’aurait changé', /^Montant demandé 10\s600\s€ au lieu de 14\s400\s€\s*33,2\s%\s*Accordé$/],
    tryOther: "Essayer d'autres faits",
    whatIf: 'Et si',
    amount: 'Montant demandé, en chiffres',
    less: '10600',
    would: /le modèle aurait dit 33,2 % au lieu de 62,3 % : « Accordé » au lieu de « Refusé »\./,
    duration: 'Durée du prêt',
    undoDuration: 'Annuler Durée du prêt',
    lockDuration: 'Verrouiller Durée du prêt',
    unlockDuration: 'Déverrouiller Durée du prêt',
    scenario: 'Nom du scénario',
    keep: 'Garder ce scénario',
    kept: /Le scénario « Less » est gardé\./,
    compareScenario: /^Less 33,2 %, Accordé/,
    compared: 'Le dossier tel quel à côté d’un scénario',
    asBefore: 'Tous les faits comme avant',
    close: 'Fermer',
    allSimilar: 'Les 20 dossiers qui lui ressemblent',
    similar: /^P25-0006996 700/,
    challenge: 'Contester',
    challengeTitle: /^Que dites-vous de P25-0004129/,
    name: 'Votre nom',
    kind: 'Ce qui ne va pas',
    fact: 'un fait est faux',
    income700: 'Revenu mensuel : 700 €',
    shouldBe: 'Ce que devrait être Revenu mensuel',
    raise: 'Déposer la contestation',
    raised: /Déposée\. Elle attend une réponse\./,
    review: 'Prendre en examen',
    item: /^Contestation \w+/,
    letter: 'Lettre à la personne',
    letterParts: ['Qui écrit', 'À qui la personne répond', "D'où viennent les données, en une phrase"],
    days: "Jours sous lesquels quelqu'un répond",
    keepWords: 'Garder pour toutes les lettres',
    sheet: 'La lettre',
    pdf: 'Enregistrer en PDF',
    save: 'Enregistrer',
    written: /La lettre est écrite ; la piste le dit\./,
  },
} as const;

type Said = (typeof SAID)[keyof typeof SAID];

test.describe('by keyboard and ear alone, a credit officer', () => {
  for (const language of ['en', 'fr'] as const)
    test(`finds a case, understands it, tries, contests and writes, ${language}`, async ({ start }) => {
      test.setTimeout(360_000);
      const said = SAID[language];
      const { page, folder } = await start({ example: 'credit', locale: said.locale });
      await page.emulateMedia({ colorScheme: said.theme });
      await listen(page);
      await test.step('finds it', () => finds(page, said));
      await test.step('understands it', () => understands(page, said));
      await test.step('compares it', () => compares(page, said));
      await test.step('tries other facts', () => tries(page, said));
      await test.step('contests it', () => contests(page, said));
      await test.step('writes to the person', () => writes(page, said));
      expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.pdf'))).toHaveLength(1);
      await test.step('comes back to the list', () => comesBack(page, said));
    });
});

async function finds(page: Page, said: Said): Promise<void> {
  await press(page, ['link', said.cases]);
  await expectTold(page, said.all);
  await expectFocus(page, ['main', '']);
  await tabTo(page, ['searchbox', said.find]);
  await page.keyboard.type('P25-000412');
  await expectTold(page, said.matching);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await expectTold(page, said.all);
  await tabTo(page, ['radio', said.allCases], 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, ['radio', said.near]);
  await expectTold(page, said.inCohort);
  await page.keyboard.press('ArrowUp');
  await expectTold(page, said.all);
  await press(page, ['button', said.filter], 'Enter', 'Shift+Tab');
  await expect(page.getByRole('combobox', { name: said.column })).toBeVisible();
  await pick(page, ['combobox', said.column], said.housing);
  await pick(page, ['combobox', said.value], said.tenant);
  await press(page, ['button', said.add]);
  await expectTold(page, said.filtered);
  await expectAccessible(page, 'the list');
  await press(page, ['button', said.removeFilter]);
  await expectTold(page, said.all);
  await expectFocus(page, ['searchbox', said.find]);
  await page.keyboard.type('P25-0004129');
  await expectTold(page, said.one);
  await press(page, ['row', /^P25-0004129 C105310/]);
}

async function understands(page: Page, said: Said): Promise<void> {
  await expectFocus(page, ['heading', said.verdict]);
  await expectTold(page, said.reasonsTold);
  const main = page.getByRole('main');
  await expect(main.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await expect(main.getByRole('img', { name: said.score })).toBeVisible();
  const [first, ...rest] = said.stops;
  const stops = [...(await tabTo(page, namedStop(first)))];
  for (const stop of rest) stops.push(...(await tabTo(page, namedStop(stop))));
  expect(stops, 'nothing else takes the focus, and all in the order that it is read').toEqual(said.stops);
  await tabTo(page, namedStop(said.stops[7]), 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, ['image', said.nextReason]);
  await tabTo(page, ['radio', said.bars], 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expectFocus(page, ['radio', said.steps]);
  await press(page, ['button', said.staircase]);
  await expect(main.locator('figure').first().getByRole('row', { name: said.income })).toBeVisible();
  await expectAccessible(page, 'the staircase as a table');
  await page.keyboard.press('Enter');
  await tabTo(page, ['radio', said.steps], 'Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  const [changed, lessMoney] = said.changed;
  await expect(main.getByRole('heading', { name: changed })).toBeVisible();
  await expect(main.getByRole('listitem').filter({ hasText: /33[.,]2/ })).toHaveText(lessMoney);
  await expectAccessible(page, 'the case');
}

async function compares(page: Page, said: Said): Promise<void> {
  const with_ = said.stops[6];
  await tabTo(page, ['button', said.challenge], 'Shift+Tab');
  await press(page, namedStop(with_));
  await expect(page.getByRole('menuitemradio').first()).toBeFocused();
  while ((await focused(page)).name !== said.granted) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectTold(page, said.grantedTold);
  await expectFocus(page, ['button', said.grantedTold]);
  await tabTo(page, ['row', said.similar]);
  await press(page, ['button', said.allSimilar]);
  expect((await focused(page)).states['expanded']).toBe(true);
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(21);
  await page.keyboard.press('Enter');
}

async function tries(page: Page, said: Said): Promise<void> {
  await press(page, ['button', said.tryOther]);
  await expectFocus(page, ['heading', said.whatIf]);
  await expect(page.getByRole('slider').first()).toBeVisible({ timeout: 60_000 });
  await tabTo(page, ['textbox', said.amount]);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(said.less);
  await page.keyboard.press('Enter');
  await expectTold(page, said.would);
  await tabTo(page, ['slider', said.duration], 'Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await press(page, ['button', said.undoDuration]);
  await expectFocus(page, ['slider', said.duration]);
  await press(page, ['button', said.lockDuration]);
  await expectFocus(page, ['button', said.unlockDuration]);
  await page.keyboard.press('Enter');
  await tabTo(page, ['textbox', said.scenario]);
  await page.keyboard.type('Less');
  await press(page, ['button', said.keep]);
  await expectTold(page, said.kept);
  await expectFocus(page, ['button', said.keep]);
  await tabTo(page, ['checkbox', said.compareScenario], 'Shift+Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('table', { name: said.compared })).toBeVisible();
  await expectAccessible(page, 'what if');
  await press(page, ['button', said.asBefore], 'Enter', 'Shift+Tab');
  await expectFocus(page, ['button', said.asBefore]);
  expect((await focused(page)).states['disabled']).toBe(true);
  await press(page, ['button', said.close]);
  await expectFocus(page, ['heading', said.whatIf]);
}

async function contests(page: Page, said: Said): Promise<void> {
  await press(page, ['button', said.challenge], 'Enter', 'Shift+Tab');
  const dialog = page.getByRole('dialog', { name: said.challengeTitle });
  await expect(dialog).toBeVisible();
  await tabTo(page, ['textbox', said.name]);
  await page.keyboard.type('Ann Ley');
  await pick(page, ['combobox', said.kind], said.fact);
  await press(page, ['checkbox', said.income700], 'Space');
  await tabTo(page, ['textbox', said.shouldBe]);
  await page.keyboard.type('1700');
  await expectAccessible(page, 'the challenge');
  await press(page, ['button', said.raise]);
  await expectTold(page, said.raised);
  await expect(dialog).toBeHidden();
  await expectFocus(page, ['button', said.challenge]);
  await press(page, ['button', said.review]);
  await tabTo(page, ['textbox', said.name]);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Bob Roe');
  await press(page, ['button', said.review]);
  await expectFocus(page, ['article', said.item]);
  await expectAccessible(page, 'a case with a challenge');
}

async function writes(page: Page, said: Said): Promise<void> {
  await press(page, ['button', said.letter], 'Enter', 'Shift+Tab');
  const dialog = page.getByRole('dialog', { name: said.letter });
  const [first, ...others] = said.letterParts;
  await expect(dialog.getByRole('textbox', { name: first })).toBeVisible({ timeout: 60_000 });
  for (const name of [first, ...others, said.days]) {
    await tabTo(page, ['textbox', name]);
    await page.keyboard.type(name === said.days ? '30' : 'Caisse du Lac');
  }
  await press(page, ['button', said.keepWords]);
  await expectFocus(page, ['region', said.sheet]);
  await expectAccessible(page, 'the letter');
  await press(page, ['button', said.pdf]);
  await expect(page.getByRole('dialog')).toHaveCount(2);
  await press(page, ['button', said.save]);
  await expectTold(page, said.written);
  await expectFocus(page, ['button', said.pdf]);
  await page.keyboard.press('Escape');
  await expectFocus(page, ['button', said.letter]);
}

async function comesBack(page: Page, said: Said): Promise<void> {
  await press(page, ['link', said.cases], 'Enter', 'Shift+Tab');
  await expectFocus(page, ['row', /^P25-0004129 C105310/]);
  await expect(page.getByRole('searchbox')).toHaveValue('P25-0004129');
}

function namedStop(stop: string): [role: string, name: string] {
  const [role = '', ...name] = stop.split(' ');
  return [role, name.join(' ')];
}
