import { NOT_ESTIMABLE_REASONS } from '#shared/domain/estimate.ts';
import type { Finding, Phrase } from '#shared/domain/finding.ts';
import type { DictionaryPair } from '#shared/words/words.ts';
import type { Refused } from './explanations.ts';

type Reason = { reason: string; needed?: number | string | undefined; found?: number | undefined };

/** Why there is no answer, as a sentence. */
export function refusalPhrase({ reason, needed, found, ...more }: Reason & Partial<Refused>): Phrase {
  const words = (NOT_ESTIMABLE_REASONS as readonly string[]).includes(reason) ? 'estimates' : 'refusals';
  const isNamed = (more.version ?? '') !== '';
  return {
    key: reason === 'NO_BUNDLE' && !isNamed ? 'refusals.NO_MODEL' : `${words}.${reason}`,
    values: {
      version: more.version ?? '',
      columns: more.columns?.join(', ') ?? '',
      needed: needed ?? '',
      found: found ?? '',
    },
  };
}

/** The finding of a question about a model that has no answer: that it has none, and why. */
export function refusedFinding(analysis: string, refused: Refused, link?: Finding['link']): Finding {
  return {
    id: `${analysis}.none`,
    state: 'know',
    weight: 0.1,
    title: { key: `${analysis}.none` },
    account: [refusalPhrase(refused)],
    ...(link === undefined ? {} : { link }),
  };
}

/** For the dictionary of each analysis that runs a model. */
export const refusalWords: DictionaryPair = {
  en: {
    refusals: {
      NO_BUNDLE: 'No model bundle of version {{version}} is stored in the project, so it cannot be run.',
      NO_MODEL: 'No model is stored in the project, so none can be run.',
      NO_VERSION: 'The row does not say which version of the model scored it.',
      NO_SCORE: 'The row holds no score.',
      NO_BACKGROUND: 'The bundle holds no reference rows to compare with.',
      FEATURES_MISSING: 'The log lacks facts that the model reads: {{columns}}.',
      MODEL_FAILED: 'The model stopped with a fault when it was run.',
      MODEL_GIVES_NO_SCORE: 'The model gives no score here: a fact that it needs is not filled in.',
      LOW_FIDELITY:
        'A simple imitation of the model around this case explains {{found, percent}} of it; below {{needed, percent}} it would mislead, so it is not shown.',
      CATEGORIES_HAVE_NO_ORDER: 'The values have no order along which an effect could add up.',
      CONSTANT_COLUMN: 'The fact has the same value everywhere.',
      CONSTANT_SCORE_NEARBY: 'The score does not move around this case.',
      NO_JOINT_EFFECT: 'The two facts have no effect together.',
      SEVERAL_COLUMNS: 'The model mixes several columns here.',
    },
    instead: {
      MODEL_NOT_READ: 'The form of the model does not allow an exact answer: it is run on many samples instead.',
      NEEDS_TREES: 'The way that was asked for needs a model made of trees.',
      TOO_MANY_COLUMNS: 'Too many facts matter here for an exact answer in probability.',
      NOT_ADDITIVE_HERE: 'In this unit the parts of the model do not add up, so another way answers.',
      CATEGORIES_HAVE_NO_ORDER: 'The values have no order: the mean score of each one is shown.',
    },
  },
  fr: {
    refusals: {
      NO_BUNDLE: 'Le projet ne contient pas le modèle de version {{version}} : on ne peut pas le faire tourner.',
      NO_MODEL: 'Le projet ne contient aucun modèle : on ne peut pas en faire tourner.',
      NO_VERSION: "La ligne ne dit pas quelle version du modèle l'a notée.",
      NO_SCORE: 'La ligne ne contient pas de score.',
      NO_BACKGROUND: 'Le modèle est arrivé sans lignes de référence auxquelles comparer.',
      FEATURES_MISSING: 'Il manque au journal des faits que le modèle lit : {{columns}}.',
      MODEL_FAILED: "Le modèle s'est arrêté sur une erreur.",
      MODEL_GIVES_NO_SCORE: "Le modèle ne donne pas de score ici : un fait qu'il lit n'est pas renseigné.",
      LOW_FIDELITY:
        "Une imitation simple du modèle autour de ce dossier l'explique à {{found, percent}} ; sous {{needed, percent}} elle tromperait, elle n'est donc pas montrée.",
      CATEGORIES_HAVE_NO_ORDER: "Les valeurs n'ont pas d'ordre le long duquel un effet s'additionne.",
      CONSTANT_COLUMN: 'Le fait a partout la même valeur.',
      CONSTANT_SCORE_NEARBY: 'Le score ne bouge pas autour de ce dossier.',
      NO_JOINT_EFFECT: "Les deux faits n'ont pas d'effet ensemble.",
      SEVERAL_COLUMNS: 'Le modèle mêle ici plusieurs colonnes.',
    },
    instead: {
      MODEL_NOT_READ:
        "La forme du modèle ne permet pas une réponse exacte : on l'interroge sur de nombreux échantillons.",
      NEEDS_TREES: "La méthode demandée ne vaut que pour un modèle fait d'arbres.",
      TOO_MANY_COLUMNS: 'Trop de faits comptent ici pour une réponse exacte en probabilité.',
      NOT_ADDITIVE_HERE: "Dans cette unité les parts du modèle ne s'additionnent pas : une autre méthode répond.",
      CATEGORIES_HAVE_NO_ORDER: "Les valeurs n'ont pas d'ordre : on montre le score moyen de chacune.",
    },
  },
};

/** One dictionary out of several, key by key at the top. */
export function joinedWords(...pairs: readonly DictionaryPair[]): DictionaryPair {
  return {
    en: Object.assign({}, ...pairs.map((pair) => pair.en)) as DictionaryPair['en'],
    fr: Object.assign({}, ...pairs.map((pair) => pair.fr)) as DictionaryPair['fr'],
  };
}
