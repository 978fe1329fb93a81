import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortOrganisationsPage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/organisations', await searchParamsOf(searchParams));
}
