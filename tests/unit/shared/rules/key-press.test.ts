import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compileKeyMap } from '../../../../src-shared/rules/key-map.ts'
import {
  interpretPress,
  type KeyPress,
  type PressContext,
  physicalStroke,
} from '../../../../src-shared/rules/key-press.ts'
import { smallPolicy } from '../policies.ts'

const compiled = compileKeyMap(smallPolicy())
assert.ok(compiled.ok)
const { keyMap } = compiled

type PressSketch = Partial<KeyPress> & { code: string; altGraph?: boolean }

function press({ altGraph = false, ...rest }: PressSketch): KeyPress {
  return {
    key: 'Unidentified',
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    repeat: false,
    isComposing: false,
    getModifierState: (modifier) => modifier === 'AltGraph' && altGraph,
    ...rest,
  }
}

const onText: PressContext = {
  kind: 'text',
  mode: 'normal',
  typing: false,
  inDialog: false,
  opened: undefined,
}

/** The outcome as `act no-violation`, `open category:spam`, `stay`, `close` or `ignore`. */
function meaning(sketch: PressSketch, context: Partial<PressContext> & { level?: string } = {}): string {
  const { level, ...rest } = context
  const opened = keyMap.bindings.find(({ action, opens }) => opens && action === level)
  const outcome = interpretPress(keyMap, press(sketch), { ...onText, opened, ...rest })
  return 'binding' in outcome ? `${outcome.type} ${outcome.binding.action}` : outcome.type
}

describe('a key press', () => {
  test('acts by its place on the keyboard, whatever letter the layout puts there', () => {
    assert.equal(meaning({ code: 'KeyN', key: 'n' }), 'act no-violation')
    assert.equal(meaning({ code: 'KeyQ', key: 'a' }), 'ignore', 'AZERTY: the key that types a is where Q was')
    assert.equal(meaning({ code: 'KeyA', key: 'q' }), 'act next-action', 'AZERTY')
    assert.equal(meaning({ code: 'KeyZ', key: 'y' }), 'act zoom-toggle', 'QWERTZ')
    assert.equal(
      meaning({ code: 'Digit1', key: '&' }),
      'open category:spam',
      'AZERTY digits need Shift to type',
    )
    assert.equal(meaning({ code: 'KeyN', key: 'ى' }), 'act no-violation', 'Arabic')
  })

  test('finds a key that is named by its character wherever the layout has it', () => {
    assert.equal(meaning({ code: 'Slash', key: '?', shiftKey: true }), 'act help', 'QWERTY')
    assert.equal(meaning({ code: 'Minus', key: '?', shiftKey: true }), 'act help', 'QWERTZ')
    assert.equal(meaning({ code: 'Comma', key: '?', shiftKey: true }), 'act help', 'AZERTY')
    assert.equal(meaning({ code: 'Slash', key: '?', shiftKey: true, ctrlKey: true }), 'ignore')
    assert.equal(
      meaning({ code: 'Slash', key: '?' }),
      'act help',
      'not the note, on layouts that type it without Shift',
    )
  })

  test('does nothing while typing, composing or in a dialog', () => {
    assert.equal(meaning({ code: 'KeyN' }, { typing: true }), 'ignore')
    assert.equal(meaning({ code: 'KeyN' }, { inDialog: true }), 'ignore')
    assert.equal(meaning({ code: 'KeyN', isComposing: true }), 'ignore')
    assert.equal(meaning({ code: 'Digit1' }, { typing: true, level: 'category:spam' }), 'ignore')
  })

  test('that repeats moves, but never judges', () => {
    assert.equal(meaning({ code: 'ArrowDown', repeat: true }), 'act go-down')
    assert.equal(meaning({ code: 'KeyN', repeat: true }), 'ignore')
    assert.equal(meaning({ code: 'Enter', repeat: true }), 'ignore')
    assert.equal(meaning({ code: 'Digit1', repeat: true }, { level: 'category:spam' }), 'ignore')
  })

  test('counts only for the kind of task that is on screen', () => {
    assert.equal(meaning({ code: 'KeyJ' }, { kind: 'video' }), 'act shuttle-back')
    assert.equal(meaning({ code: 'KeyJ' }, { kind: 'image' }), 'ignore')
    assert.equal(meaning({ code: 'Space' }, { kind: 'audio' }), 'act play')
    assert.equal(meaning({ code: 'Space' }, { kind: 'text' }), 'act page-down')
  })

  test('with a modifier is another key', () => {
    assert.equal(meaning({ code: 'KeyN', shiftKey: true }), 'ignore')
    assert.equal(meaning({ code: 'KeyN', altKey: true }), 'ignore')
    assert.equal(meaning({ code: 'KeyZ', ctrlKey: true }), 'act step-back')
    assert.equal(meaning({ code: 'KeyZ', metaKey: true }), 'act step-back', 'Cmd on a Mac')
  })

  test('with AltGr types a character, and is no key of ours by its place', () => {
    assert.equal(meaning({ code: 'KeyN', key: 'ń', altGraph: true }), 'ignore', 'Polish')
    assert.equal(meaning({ code: 'Digit1', key: '¹', altGraph: true }, { level: 'escalate' }), 'stay')
    assert.equal(meaning({ code: 'KeyW', key: '?', altGraph: true }), 'act help', 'by its character it is')
  })

  test('of a modifier alone changes nothing', () => {
    for (const code of ['ShiftLeft', 'ControlRight', 'AltLeft', 'MetaLeft', 'CapsLock']) {
      assert.equal(meaning({ code }), 'ignore')
      assert.equal(meaning({ code }, { level: 'category:spam' }), 'ignore')
    }
    assert.equal(meaning({ code: 'AltRight', key: 'AltGraph' }, { level: 'category:spam' }), 'ignore')
  })

  test('on the number pad submits as well', () => {
    assert.equal(meaning({ code: 'NumpadEnter', key: 'Enter' }), 'act submit')
  })
})

describe('in a mode', () => {
  test('the arrows are for what the mode is about, and nothing is judged', () => {
    assert.equal(meaning({ code: 'ArrowLeft' }, { kind: 'video', mode: 'film' }), 'act film-back')
    assert.equal(meaning({ code: 'ArrowLeft' }, { kind: 'video', mode: 'mark' }), 'act mark-left')
    assert.equal(
      meaning({ code: 'ArrowLeft', shiftKey: true }, { kind: 'image', mode: 'mark' }),
      'act mark-grow-left',
    )
    assert.equal(meaning({ code: 'Enter' }, { kind: 'image', mode: 'mark' }), 'act mark-accept')
    for (const code of ['KeyN', 'KeyE', 'KeyS', 'Digit1'])
      assert.equal(meaning({ code }, { kind: 'image', mode: 'mark' }), 'ignore')
  })

  test('content can be revealed and everything hidden or locked as ever', () => {
    for (const mode of ['mark', 'film'] as const) {
      assert.equal(meaning({ code: 'KeyR' }, { kind: 'video', mode }), 'act reveal')
      assert.equal(meaning({ code: 'Backquote' }, { kind: 'video', mode }), 'act panic')
      assert.equal(meaning({ code: 'KeyL', ctrlKey: true }, { kind: 'video', mode }), 'act lock')
    }
  })
})

test('the panic key counts everywhere, but where it would type only with Ctrl', () => {
  assert.equal(meaning({ code: 'Backquote', key: '`' }), 'act panic')
  assert.equal(meaning({ code: 'Backquote', key: '`' }, { inDialog: true }), 'act panic')
  assert.equal(meaning({ code: 'Backquote', key: '`' }, { typing: true }), 'ignore')
  assert.equal(meaning({ code: 'Backquote', ctrlKey: true }, { typing: true }), 'act panic')
})

describe('an opened level', () => {
  test('takes the next key as a choice within it', () => {
    assert.equal(meaning({ code: 'Digit1' }), 'open category:spam')
    assert.equal(meaning({ code: 'Digit2' }, { level: 'category:spam' }), 'act label:spam.links')
    assert.equal(meaning({ code: 'Digit2' }, { level: 'escalate' }), 'act escalate:child-safety')
    assert.equal(meaning({ code: 'Digit1' }, { level: 'category:spam' }), 'act label:spam.bulk')
  })

  test('stays open at a slip, and no single key acts meanwhile', () => {
    assert.equal(meaning({ code: 'KeyN' }, { level: 'escalate' }), 'stay')
    assert.equal(meaning({ code: 'Enter' }, { level: 'category:spam' }), 'stay')
    assert.equal(meaning({ code: 'KeyB' }, { level: 'category:hate' }), 'stay')
    assert.equal(meaning({ code: 'Digit9' }, { level: 'escalate' }), 'stay')
  })

  test('closes at Escape, at Backspace and at its own key', () => {
    assert.equal(meaning({ code: 'Escape' }, { level: 'escalate' }), 'close')
    assert.equal(meaning({ code: 'Backspace' }, { level: 'escalate' }), 'close')
    assert.equal(meaning({ code: 'KeyE' }, { level: 'escalate' }), 'close')
  })

  test('gives way to another opener, unless the key is one of its own', () => {
    assert.equal(meaning({ code: 'KeyE' }, { level: 'category:spam' }), 'open escalate')
    assert.equal(meaning({ code: 'KeyS' }, { level: 'escalate' }), 'open skip')
    assert.equal(meaning({ code: 'Digit2' }, { level: 'category:hate' }), 'close')
  })
})

test('a stroke is written with its modifiers in one order', () => {
  const held = { ctrlKey: true, altKey: true, shiftKey: true, metaKey: false }
  assert.equal(physicalStroke({ code: 'KeyZ', ...held }), 'Ctrl+Alt+Shift+KeyZ')
})
