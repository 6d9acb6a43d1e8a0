import type { JSX } from 'preact';
import { faultAt } from './faults.js';
import type { PublisherForm } from './form.js';
import type { FormPart } from './basicFields.js';
import { Line } from '../../entry/controls.js';
import { useWords } from '../frame/hooks.js';

/** Who answers for the rally's page: readers find it at every entry. */
export function PublisherFields({ form, fault, change }: FormPart): JSX.Element {
  const words = useWords();
  const { publisher } = form;
  const field = (name: keyof PublisherForm) => ({
    name: `publisher.${name}`,
    label: words.fields[`publisher.${name}`],
    hint: name === 'contact' ? words.hints['publisher.contact'] : undefined,
    fault: faultAt(fault, `publisher.${name}`),
    value: publisher[name],
    onValue: (value: string) => change({ publisher: { ...publisher, [name]: value } }),
  });
  return (
    <fieldset class="list-field">
      <legend class="label">{words.fields.publisher}</legend>
      <Line {...field('name')} />
      <Line {...field('contact')} />
      <Line {...field('url')} type="url" />
      <div class="pair">
        <Line {...field('imprint')} type="url" />
        <Line {...field('privacy')} type="url" />
      </div>
    </fieldset>
  );
}
