import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const noStrayClock = {
  selector:
    "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'Only the clock makes the present: inject Clock and ask now().',
};
const noStrayEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only the settings classes read the environment.',
};
const noForwardRef = {
  selector: "CallExpression[callee.name='forwardRef']",
  message: 'Cycles are mended, not bridged.',
};
const noBlindSave = {
  selector: "CallExpression[callee.property.name='save']",
  message:
    'save() overwrites a stale row without a word: update WHERE id AND version and look at the affected rows.',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.kccp/', 'coverage/', '**/*.cjs'] },
  {
    files: ['**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
      },
    },
    rules: { 'max-lines': ['error', 250] },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', 250],
      'max-params': ['error', 5],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-syntax': ['error', noStrayClock, noStrayEnvironment, noForwardRef, noBlindSave],
    },
  },
  {
    files: ['libs/platform/src/settings/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noForwardRef, noBlindSave] },
  },
  {
    // A test reads what the wire brought.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
  { files: ['libs/platform/src/clock.ts'], rules: { 'no-restricted-syntax': ['error', noStrayEnvironment] } },
  { files: ['libs/database/src/migrations/**', 'libs/database/src/seeds/**'], rules: { 'max-lines': 'off' } },
);
