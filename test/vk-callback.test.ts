import { vkSuite } from './vk-suite.ts'

vkSuite('webhook')
