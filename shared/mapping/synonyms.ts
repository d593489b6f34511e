import type { LogRole } from '#shared/domain/role.ts';

/** Names that mean a role by themselves, normalised (`normaliseName`), in English and in French. */
export const SYNONYMS: Partial<Record<LogRole, readonly string[]>> = {
  prediction_id: words(
    'prediction_id event_id inference_id request_id databricks_request_id client_request_id id_prediction id_evenement num_prediction',
  ),
  entity_id: words(
    'entity_id customer_id client_id user_id subject_id account_id person_id individual_id prospect_id customer client individu id_client num_client no_client id_individu matricule id_prospect id_contrat no_contrat num_contrat id_pers siren',
  ),
  prediction_time: words(
    'timestamp ts datetime date_time prediction_ts prediction_time predicted_at scored_at computed_at estimated_at score_date scoring_date prediction_date event_ts event_time request_time timestamp_ms inference_time smmd_prediction_time horodatage date_calcul date_heure date_prediction date_score date_scoring date_traitement dt_calcul jour_calcul',
  ),
  model_name: words(
    'model model_id model_name served_entity_name smmd_saved_model_id modele nom_modele code_modele id_modele',
  ),
  model_version: words(
    'version model_version model_ver smmd_model_version smmd_full_model_id version_modele no_version num_version',
  ),
  score: words(
    'score proba probability y_pred_proba y_score prediction_score prediction_proba predicted_probability proba_1 p1 propensity_score likelihood probabilite note appetence score_modele proba_oui proba_true proba_yes',
  ),
  prediction: words(
    'prediction predicted y_pred yhat prediction_label predicted_class output estimate prevision classe_predite valeur_predite sortie_modele estimation',
  ),
  threshold: words('threshold cutoff cut_off seuil'),
  decision: words(
    'decision action recommended_action business_decision flag selected decision_metier resultat_regle a_contacter chaud cible_appel retenu statut_decision decision_seuil',
  ),
  applied_decision: words(
    'applied_decision final_decision decision_applied decision_taken decision_appliquee decision_finale decision_prise',
  ),
  phase: words('phase'),
  arm: words(
    'variant variation variation_id group arm ab_group test_group bucket assignment groupe bras variante population_test echantillon',
  ),
  arm_share: words('arm_share planned_share share_treatment part_prevue'),
  outcome: words(
    'label actual actual_label actual_score y_true ground_truth outcome observed response conversion converted success churned reel realise observe reponse succes converti souscrit resilie achat verite_terrain issue',
  ),
  outcome_time: words(
    'outcome_time outcome_date outcome_at label_ts actual_ts conversion_date date_resultat date_realisation date_souscription date_retour',
  ),
  value: words(
    'value amount revenue profit margin spend sales valeur montant ca chiffre_affaires marge revenu prime pnb',
  ),
  currency: words('currency devise monnaie'),
  pre_value: words('pre_value value_before gain_before valeur_avant gain_avant'),
  cost: words('cost spend_cost cout frais cout_contact'),
  acted: words(
    'acted contacted called exposed treated sent delivered contacte appele joint sollicite expose envoye traite_cc',
  ),
  action_propensity: words('action_propensity propensity selection_prob proba_selection'),
  shadow_name: words('shadow_name shadow_model modele_fantome nom_modele_fantome'),
  shadow_version: words('shadow_version challenger_version version_fantome version_challenger'),
  shadow_score: words(
    'shadow_score challenger_score candidate_score score_new score_b score_v2 score_challenger score_fantome score_ombre nouveau_score shadow_estimate',
  ),
  cluster_id: words('cluster_id cluster agency agence adviser advisor conseiller agent branch_id store_id magasin'),
  dataset: words('dataset data_set split jeu jeu_donnees'),
};

/** Names of an identifier that do not say of what: content decides between the prediction and the individual. */
export const GENERIC_IDENTIFIERS = words('id identifier identifiant key cle uuid');

/** Names with two meanings; without a bundle or a proof in the values the person is asked. */
export const AMBIGUOUS: ReadonlyMap<string, readonly LogRole[]> = new Map<string, readonly LogRole[]>([
  ['result', ['outcome', 'decision']],
  ['resultat', ['outcome', 'decision']],
  ['treatment', ['arm', 'acted']],
  ['traite', ['arm', 'acted']],
  ['target', ['outcome', 'decision']],
  ['cible', ['outcome', 'decision']],
  ['test', ['arm', 'dataset']],
  ['date', ['prediction_time', 'outcome_time']],
  ['gain', ['value']],
]);

type TokenRule = {
  role: LogRole;
  all?: readonly string[];
  any: readonly string[];
  and?: readonly string[];
  none?: readonly string[];
};

const SHADOW = words('shadow challenger candidate fantome ombre temoin');
const MONEY = words('gain margin marge value valeur revenue revenu profit montant ca spend sales');
const BEFORE = words('prev previous before pre avant precedent precedente');
const RESULT = words('outcome result resultat label actual known sold churned conversion realisation retour issue');
const WHEN = words('date at on time ts jour heure known');

/**
 * Names recognised by their words, first match first. `any` and `and` each need one word; `none` forbids.
 * Weaker than a synonym: what is found here is shown for confirmation.
 */
export const TOKEN_RULES: readonly TokenRule[] = [
  {
    role: 'shadow_score',
    any: SHADOW,
    and: words('score proba probability note estimate estimation prediction prevision appetence'),
  },
  { role: 'shadow_version', any: SHADOW, and: ['version'] },
  { role: 'shadow_name', any: SHADOW, and: words('model modele name nom') },
  { role: 'pre_value', any: BEFORE, and: MONEY },
  { role: 'outcome_time', any: WHEN, and: RESULT, none: words('score scored calcul') },
  {
    role: 'applied_decision',
    any: words('applied final taken appliquee finale prise reelle'),
    and: words('decision action'),
  },
  { role: 'decision', any: ['decision'] },
  { role: 'model_version', any: ['version'], none: SHADOW },
  {
    role: 'prediction_time',
    any: words('date time ts at heure horodatage timestamp'),
    and: words('scored computed calcul prediction predicted score scoring estimated inference traitement scoring'),
  },
  { role: 'model_name', any: words('model modele'), none: ['version', 'score', ...SHADOW] },
  { role: 'score', any: words('score proba probability probabilite'), none: SHADOW },
  { role: 'prediction_id', any: words('prediction event request inference evenement'), and: words('id num no number') },
  {
    role: 'entity_id',
    any: words(
      'customer client user subject account person individual prospect contrat individu matricule assure abonne',
    ),
    and: words('id num no number code ref'),
  },
  { role: 'arm', any: words('arm bras variant variante'), none: ['share', 'part'] },
  { role: 'cost', any: words('cost cout frais') },
  { role: 'value', any: words('gain margin marge profit'), none: BEFORE },
];

/** Words that say that the values count no money although a role of money was thought of. */
export const YES = words('1 true yes y oui o vrai t');
export const NO = words('0 false no n non faux f');

export const CONTROL_ARMS = words('control ctrl a baseline 0 champion temoin controle reference groupe_temoin');
export const TREATMENT_ARMS = words(
  'treatment test b 1 challenger traite teste pilote nouveau modele model groupe_test',
);

/** The role whose token rule fits, or null. */
export function roleByTokens(normalised: string): LogRole | null {
  const present = new Set(normalised.split('_'));
  const has = (list: readonly string[]): boolean => list.some((word) => present.has(word));
  const rule = TOKEN_RULES.find(
    ({ any, and, none }) => has(any) && (and === undefined || has(and)) && !(none !== undefined && has(none)),
  );
  return rule?.role ?? null;
}

function words(list: string): readonly string[] {
  return list.split(' ');
}
