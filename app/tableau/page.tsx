import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortTableauPage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/tableau', await searchParamsOf(searchParams));
}
