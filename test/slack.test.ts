import { slackSuite } from './slack-suite.ts'

slackSuite('http')
