import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortTerritoiresPage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/territoires', await searchParamsOf(searchParams));
}
