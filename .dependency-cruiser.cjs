/** One named rule per row of "who may import whom"; what TypeScript references cannot see is caught here. */
const never = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'renderer-never-reaches-node-side',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/', reachable: true },
    },
    {
      name: 'node-side-never-reaches-renderer',
      severity: 'error',
      from: { path: '^(electron|shared)/' },
      to: { path: '^renderer/', reachable: true },
    },
    {
      name: 'views-keep-to-themselves',
      severity: 'error',
      from: { path: '^renderer/views/([^/]+)/' },
      to: { path: '^renderer/views/', pathNot: ['^renderer/views/$1/', '^renderer/views/[^/]+/index\\.tsx?$'] },
    },
    never('domain-imports-nothing', '^shared/domain/', '^(shared/(?!domain/)|electron|renderer)'),
    never('stats-stand-on-domain', '^shared/stats/', '^(shared/(?!(domain|stats)/)|electron|renderer)'),
    never('explain-stands-on-stats', '^shared/explain/', '^(shared/(?!(domain|stats|explain)/)|electron|renderer)'),
    never(
      'analyses-look-downwards',
      '^shared/analyses/',
      '^(shared/(contract|mapping|bundle|story)/|electron|renderer)',
    ),
    never('drawing-stands-on-words', '^shared/drawing/', '^(shared/(?!(domain|words|drawing)/)|electron|renderer)'),
    never('reports-stand-on-domain', '^shared/report/', '^(shared/(?!(domain|report)/)|electron|renderer)'),
    never(
      'letters-look-downwards',
      '^shared/letter/',
      '^(shared/(?!(domain|words|report|analyses|letter)/)|electron|renderer)',
    ),
    never('contract-knows-no-engine', '^shared/', '^(electron|renderer)/'),
    { name: 'shared-is-pure', severity: 'error', from: { path: '^shared/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'shared-uses-few-packages',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules', pathNot: 'node_modules/(zod|i18next|@uwdata/flechette)/' },
    },
    never('engine-starts-without-electron', '^electron/(engine|cli|loopback|launch)/', 'node_modules/electron/'),
    never('engine-knows-no-host', '^electron/engine/', '^electron/(window|loopback|cli|launch)/'),
    never('models-run-apart', '^(electron/(?!scoring/)|shared/|renderer/)', 'node_modules/onnxruntime-node/'),
    never('scoring-knows-nobody', '^electron/scoring/', '^(shared|renderer|electron/(?!scoring/))'),
    never('cli-and-loopback-apart', '^electron/cli/', '^electron/(window|loopback)/'),
    { name: 'nobody-imports-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    {
      name: 'known-packages-only',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache|test/fixtures)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
};
