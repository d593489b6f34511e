import type { DictionaryPair } from '#shared/words/words.ts';
import { amountWords } from '../amounts.ts';
import { joinedWords } from '../refusals.ts';

export const words: DictionaryPair = joinedWords(amountWords, {
  en: {
    similar: {
      none: {
        NO_FACT_COLUMN: 'The log holds no facts by which cases could be compared.',
        NO_ROWS: 'There is no other case to compare with.',
      },
      ends_one: 'The closest case ended in {{label, quote}}: {{positive, integer}} of {{known, integer}} known.',
      ends_other:
        'Of the {{count, integer}} closest cases, {{known, integer}} have a known end: {{positive, integer}} ended in {{label, quote}}.',
      endsMean_one: 'The closest case came to {{mean}}.',
      endsMean_other:
        'Of the {{count, integer}} closest cases, {{known, integer}} have a known end: {{mean}} on average.',
      endsUnknown_one: 'How the closest case ends is not known yet.',
      endsUnknown_other: 'How the {{count, integer}} closest cases end is not known yet.',
      interval: 'That is between {{low, inHundred}} and {{high, inHundred}}, with 95% confidence.',
      allAlike_one: 'It was decided alike: {{decision, quote}}.',
      allAlike_other: 'All were decided alike: {{decision, quote}}.',
      alike_one: 'One of {{of, integer}} was decided alike: {{decision, quote}}.',
      alike_other: '{{count, integer}} of {{of, integer}} were decided alike: {{decision, quote}}.',
      how_one: 'Compared by one fact among {{rows, integer}} cases.',
      how_other: 'Compared by {{count, integer}} facts among {{rows, integer}} cases.',
      strange: 'Nobody in the log is close to this case: what the model says of it rests on few.',
      otherwise: 'The closest case that was decided otherwise is {{id}}: {{decision, quote}}.',
      lower: 'Its score is {{by}} lower.',
      higher: 'Its score is {{by}} higher.',
      difference: '{{label}}: {{value}} there, {{own}} here.',
      figures: {
        distances: 'How far the closest cases are',
        subtitle_one: 'over one fact, 0 is alike',
        subtitle_other: 'over {{count, integer}} facts, 0 is alike in all',
        alt_one: 'One case, {{far, decimal:2}} away.',
        alt_other: '{{count, integer}} cases, the last of them {{far, decimal:2}} away.',
      },
      columns: { case: 'Case', distance: 'Distance', same: 'Same facts' },
    },
  },
  fr: {
    similar: {
      none: {
        NO_FACT_COLUMN: 'Le journal ne contient aucun fait par lequel comparer des dossiers.',
        NO_ROWS: "Il n'y a pas d'autre dossier auquel comparer.",
      },
      ends_one:
        'Le dossier le plus proche a fini par {{label, quote}} : {{positive, integer}} sur {{known, integer}} connu.',
      ends_other:
        'Sur les {{count, integer}} dossiers les plus proches, {{known, integer}} ont une issue connue : {{positive, integer}} ont fini par {{label, quote}}.',
      endsMean_one: 'Le dossier le plus proche est arrivé à {{mean}}.',
      endsMean_other:
        'Sur les {{count, integer}} dossiers les plus proches, {{known, integer}} ont une issue connue : {{mean}} en moyenne.',
      endsUnknown_one: "L'issue du dossier le plus proche n'est pas encore connue.",
      endsUnknown_other: "L'issue des {{count, integer}} dossiers les plus proches n'est pas encore connue.",
      interval: 'Soit entre {{low, inHundred}} et {{high, inHundred}}, avec 95 % de confiance.',
      allAlike_one: 'Il a été décidé de même : {{decision, quote}}.',
      allAlike_other: 'Tous ont été décidés de même : {{decision, quote}}.',
      alike_one: 'Un sur {{of, integer}} a été décidé de même : {{decision, quote}}.',
      alike_other: '{{count, integer}} sur {{of, integer}} ont été décidés de même : {{decision, quote}}.',
      how_one: 'Comparés par un fait parmi {{rows, integer}} dossiers.',
      how_other: 'Comparés par {{count, integer}} faits parmi {{rows, integer}} dossiers.',
      strange: "Personne dans le journal n'est proche de ce dossier : ce que le modèle en dit repose sur peu.",
      otherwise: 'Le dossier le plus proche décidé autrement est {{id}} : {{decision, quote}}.',
      lower: 'Son score est plus bas de {{by}}.',
      higher: 'Son score est plus haut de {{by}}.',
      difference: '{{label}} : {{value}} là-bas, {{own}} ici.',
      figures: {
        distances: 'À quelle distance sont les dossiers les plus proches',
        subtitle_one: 'sur un fait, 0 est pareil',
        subtitle_other: 'sur {{count, integer}} faits, 0 est pareil en tout',
        alt_one: 'Un dossier, à {{far, decimal:2}}.',
        alt_other: '{{count, integer}} dossiers, le dernier à {{far, decimal:2}}.',
      },
      columns: { case: 'Dossier', distance: 'Distance', same: 'Faits pareils' },
    },
  },
});
