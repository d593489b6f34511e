export type ModelFamily = 'treeEnsemble' | 'linear' | 'other';

/** How many elements a ConstantOfShape makes: a count, as many as a tensor that is there anyway, or anybody's guess. */
export type FilledSize = number | 'asTensor' | 'unknown';

/** A ConstantOfShape may make this many elements (4 MB of float32) when its shape is a constant. */
export const MOST_FILLED_ELEMENTS = 1_000_000;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const ml = (text: string): readonly string[] => words(text).map((name) => `ai.onnx.ml.${name}`);

const TREES = ml('TreeEnsemble TreeEnsembleClassifier TreeEnsembleRegressor');
const LINEAR = [...ml('LinearClassifier LinearRegressor'), ...words('MatMul Gemm')];

/** What may stand around one linear layer without bending it, save the link at its end. */
const AROUND_A_LINEAR_LAYER = [
  ...words('Add Sub Div Mul Neg Identity Cast Reshape Flatten Squeeze Unsqueeze Concat Slice Gather Transpose'),
  ...words('Constant Sigmoid Softmax ArgMax Dropout'),
  ...ml('ArrayFeatureExtractor CategoryMapper FeatureVectorizer Imputer LabelEncoder Normalizer OneHotEncoder'),
  ...ml('Scaler ZipMap'),
];

/**
 * What skl2onnx, onnxmltools (xgboost, lightgbm) and the exporters of small neural networks write. Left out on purpose:
 * control flow (Loop, If, Scan), random numbers, sequences, pictures, recurrent layers, and operators that take the size
 * of their result from a value (Expand, Tile, Range, Pad, OneHot, Resize): a few bytes of model could then ask for any
 * amount of memory.
 */
const STANDARD = words(`
  Abs Acos Add And ArgMax ArgMin Asin Atan BatchNormalization Cast CastLike Ceil Celu Clip Concat Constant
  ConstantOfShape Cos CumSum Div Dropout Einsum Elu Equal Erf Exp Flatten Floor Gather GatherElements GatherND Gelu
  Gemm Greater GreaterOrEqual HardSigmoid HardSwish Hardmax Identity IsInf IsNaN LayerNormalization LeakyRelu Less
  LessOrEqual Log LogSoftmax LpNormalization MatMul Max Mean MeanVarianceNormalization Min Mish Mod Mul Neg Not Or
  PRelu Pow Reciprocal ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd
  ReduceSum ReduceSumSquare Relu Reshape Round Selu Shape Sigmoid Sign Sin Slice Softmax Softplus Softsign Split Sqrt
  Squeeze StringNormalizer Sub Sum Tan Tanh TfIdfVectorizer ThresholdedRelu TopK Transpose Trilu Unsqueeze Where Xor
`);

const MACHINE_LEARNING = ml(`
  ArrayFeatureExtractor Binarizer CategoryMapper DictVectorizer FeatureVectorizer Imputer LabelEncoder
  LinearClassifier LinearRegressor Normalizer OneHotEncoder SVMClassifier SVMRegressor Scaler TreeEnsemble
  TreeEnsembleClassifier TreeEnsembleRegressor ZipMap
`);

export const ACCEPTED_OPERATORS: ReadonlySet<string> = new Set([...STANDARD, ...MACHINE_LEARNING]);

/** The first operator that is not run here; `ConstantOfShape` is judged by what it makes. */
export function refusedOperator(operators: readonly string[], filledSizes: readonly FilledSize[]): string | null {
  const refused = operators.find((name) => !ACCEPTED_OPERATORS.has(name));
  if (refused !== undefined) return refused;
  const modest = filledSizes.every(
    (size) => size === 'asTensor' || (size !== 'unknown' && size <= MOST_FILLED_ELEMENTS),
  );
  return modest ? null : 'ConstantOfShape';
}

/** @param operators one name for each node, in any order */
export function modelFamily(operators: readonly string[]): ModelFamily {
  if (operators.some((name) => TREES.includes(name))) return 'treeEnsemble';
  const layers = operators.filter((name) => LINEAR.includes(name)).length;
  const straight = operators.every((name) => LINEAR.includes(name) || AROUND_A_LINEAR_LAYER.includes(name));
  return layers === 1 && straight ? 'linear' : 'other';
}
