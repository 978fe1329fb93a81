import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortEvolutionPage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/evolution', await searchParamsOf(searchParams));
}
