import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortRemonteesPage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/remontees', await searchParamsOf(searchParams));
}
