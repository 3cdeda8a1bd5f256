import withNuxt from './.nuxt/eslint.config.mjs'

const limits = lines => ({
  'max-lines': ['error', { max: lines, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  'complexity': ['error', 10],
  'max-depth': ['error', 3],
  'max-params': ['error', 3],
})

export default withNuxt(
  { ignores: ['server/generated/**', '.data/**', 'docs/**', 'patches/**'] },
  {
    rules: {
      '@stylistic/max-len': ['error', { code: 140, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreUrls: true, ignoreRegExpLiterals: true, ignoreComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'eqeqeq': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': ['error', { singleline: { max: 4 }, multiline: { max: 1 } }],
      ...limits(250),
    },
  },
  { files: ['**/*.vue'], rules: { 'max-lines-per-function': 'off' } },
  // Types are checked together with the browser tests, which know these.
  { files: ['server/**/*.ts'], rules: { 'no-restricted-globals': ['error', 'document', 'window', 'localStorage', 'sessionStorage'] } },
  { files: ['server/api/**/*.ts', 'server/routes/**/*.ts'], rules: { 'max-lines': ['error', { max: 40, skipBlankLines: true, skipComments: true }] } },
  { files: ['tests/**/*.ts'], rules: { ...limits(400), 'max-lines-per-function': 'off' } },
)
