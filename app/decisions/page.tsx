import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortDecisionsPage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/decisions', await searchParamsOf(searchParams));
}
