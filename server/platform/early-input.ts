/**
 * Script that notes what somebody does with parts of a page that do not hear it yet; `app/plugins/early-input.client.ts` does it once
 * they do. Links work without scripts. A form that is sent without would put what was typed into the address.
 * A part hears when Vue has put its listeners on it, which it keeps under the symbol `_vei`.
 */
export const EARLY_INPUT = [
  'const over=new AbortController(),early=window.earlyInput={taps:new Set(),texts:new Map(),forms:new Set(),end:()=>over.abort(),',
  'hears:part=>Object.getOwnPropertySymbols(part).some(({description})=>description===\'_vei\')};',
  'const on=(type,note)=>addEventListener(type,note,{capture:true,signal:over.signal});',
  'on(\'click\',({target})=>{const part=target.closest?.(\'button\');',
  'if(part&&!(part.form&&part.type===\'submit\')&&!early.hears(part))early.taps.add(part)});',
  'on(\'input\',({target})=>{if(!early.hears(target))early.texts.set(target,target.value)});',
  'on(\'submit\',event=>{if(early.hears(event.target))return;event.preventDefault();early.forms.add(event.target)});',
].join('')
