import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const CLOCKS_AND_DICE = [
  { object: 'Math', property: 'random', message: 'dice are a parameter: pass a seed' },
  { object: 'Date', property: 'now', message: 'the clock is a parameter' },
  { object: 'performance', property: 'now', message: 'the clock is a parameter' },
];

const STYLE = [
  { selector: 'TSEnumDeclaration', message: 'a union of literals instead of an enum' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'a module instead of a namespace' },
  { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      '.cache/**',
      'node_modules/**',
      'release/**',
      'test/fixtures/**',
      'test-results/**',
      'playwright-report/**',
      '*.cjs',
      // AssemblyScript: another language, compiled by scripts/build-kernels.mjs.
      'electron/engine/workers/kernels/assembly/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...STYLE],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      'max-lines': ['error', { max: 500, skipComments: false }],
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      'no-control-regex': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['shared/analyses/glob.d.ts', 'renderer/**/*.d.ts', 'test/**/*.d.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...CLOCKS_AND_DICE],
      'no-restricted-syntax': [
        'error',
        ...STYLE,
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'the clock is a parameter' },
      ],
    },
  },
  {
    files: ['renderer/**/*.tsx', 'renderer/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
  {
    // Configuration files are read by tools that want a default export; scripts talk to the terminal.
    files: ['*.config.ts', 'vite.*.ts', 'eslint.config.js', 'scripts/**', 'test/**'],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
      },
    },
  },
);
