import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const nodeGlobals = Object.fromEntries(
  ['process', 'console', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'fetch'].map(
    (name) => [name, 'readonly'],
  ),
);

export default tseslint.config(
  { ignores: ['dist/', '.dist-*/', 'data/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A leading underscore says "left out on purpose": `const { html: _html, ...rest } = entry`.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      // Numbers read well in a template; objects and undefined stay forbidden there.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `onClick={() => close()}` is how handlers are written, `return ignore()` how a function leaves early.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A promise given to an event handler is caught where it is made; forgotten ones are still found.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `import { type A } from 'a'` would still load 'a' at run time.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Records keyed by language tags, ids and patched fields lose keys as they gain them.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // A kind without fields of its own is an empty object beside its siblings.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // Interfaces and types are both used: a union cannot be an interface.
      '@typescript-eslint/consistent-type-definitions': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // Ports are asynchronous even where an engine is not, and `async` turns what it throws into a rejection.
    files: ['**/*.ts', '**/*.tsx'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    files: ['server/**/*.ts', 'server/**/*.tsx'],
    ignores: ['server/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'server/config.ts is the only reader of the environment.' },
      ],
    },
  },
  {
    files: ['tests/**/*.ts', 'tests/**/*.tsx'],
    rules: {
      // A test that meets null or undefined fails by itself, which is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What comes back over HTTP is `any` until an expectation has looked at it.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: nodeGlobals },
  },
);
