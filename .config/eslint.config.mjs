import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The tiers of the folder map: a file may import from a lower tier or its own folder only. */
const tier0 = ['errors.ts', 'log.ts', 'clock.ts', 'json.ts', 'page'];
const tier1 = ['language', 'diagnosis', 'incident', 'knowledge'];
const tier2 = ['store', 'turn', 'media'];
const tier3 = ['bot', 'channels', 'desk'];

const src = name => `./src/${name}`;
const zone = (target, from, message) => ({ target, from, message });
const zones = [
  ...tier0
    .map(name => zone(`./src/${name}`, './src', 'tier 0 (errors, log, clock, json, page) imports nothing of ours'))
    .map(z => ({ ...z, except: tier0.map(n => `./${n}`) })),
  ...tier1.map(name => ({
    target: src(name),
    from: './src',
    except: [`./${name}`, ...tier0.map(n => `./${n}`)],
    message: `src/${name} is tier 1: it imports itself and tier 0 only`,
  })),
  ...tier2.map(name => ({
    target: src(name),
    from: './src',
    except: [
      `./${name}`,
      // Within the tier: media over turn over store.
      ...tier2.slice(0, tier2.indexOf(name)).map(n => `./${n}`),
      ...tier1.map(n => `./${n}`),
      ...tier0.map(n => `./${n}`),
    ],
    message: `src/${name} is tier 2: it imports itself and lower tiers only`,
  })),
  ...tier3.map(name => ({
    target: src(name),
    from: './src',
    except: [`./${name}`, ...tier2.map(n => `./${n}`), ...tier1.map(n => `./${n}`), ...tier0.map(n => `./${n}`)],
    message: `src/${name} is tier 3: it imports itself and lower tiers only`,
  })),
  zone('./src/language', './dialogs', 'tier 1 does not import dialogs'),
  {
    target: './dialogs',
    from: './src',
    except: [...tier2.map(n => `./${n}`), ...tier1.map(n => `./${n}`), ...tier0.map(n => `./${n}`)],
    message: 'dialogs are tier 3: they import lower tiers only',
  },
  {
    target: './src/stories',
    from: './src',
    except: [
      './stories',
      './app.ts',
      './config.ts',
      ...[...tier1, ...tier2, ...tier3].map(n => `./${n}`),
      ...tier0.map(n => `./${n}`),
    ],
    message: 'src/stories stands on the app: it imports no server and no command',
  },
  zone('./src/app.ts', './src/stories', 'the product does not know its stories'),
  ...[...tier1, ...tier2, ...tier3, 'stories', 'cli'].map(name =>
    zone(src(name), './dialogs', 'only src/app.ts imports dialogs'),
  ),
];

const only = (packages, message) => ({ regex: `^(${packages})(/|$)`, message });
const sdk = only(
  'botbuilder.*|botframework-(schema|connector)',
  'Bot Framework stays in dialogs/, src/bot/ and src/channels/bot-framework/',
);
const http = only('restify', 'restify stays in src/channels, src/desk and src/app.ts');
const nlp = only('nodejieba|natural|pinyin-pro|opencc-js', 'language libraries stay in src/language');
const restrict = (...patterns) => ['error', { patterns: patterns.map(p => ({ ...p, allowTypeImports: false })) }];

export default tseslint.config(
  { ignores: ['dist', 'data', 'node_modules', 'knowledge', '**/*.cjs', '**/*.mjs', '**/*.mts'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './src/web/tsconfig.json'], tsconfigRootDir: root },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })] },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'process.env is read in src/config.ts alone' },
      ],
      'no-restricted-imports': restrict(sdk, http, nlp),
      'import-x/no-restricted-paths': ['error', { basePath: root, zones }],
      'max-lines': ['warn', 280],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Our interfaces use method syntax for plain objects of closures; none of them has a `this`.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
    },
  },
  { files: ['src/language/**'], rules: { 'no-restricted-imports': restrict(sdk, http) } },
  { files: ['dialogs/**', 'src/bot/**'], rules: { 'no-restricted-imports': restrict(http, nlp) } },
  { files: ['src/channels/**', 'src/desk/**', 'src/app.ts'], rules: { 'no-restricted-imports': restrict(sdk, nlp) } },
  { files: ['src/channels/bot-framework/**'], rules: { 'no-restricted-imports': restrict(nlp) } },
  { files: ['src/config.ts', 'tests/**'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['tests/**'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/await-thenable': 'off',
      'max-lines': 'off',
    },
  },
);
